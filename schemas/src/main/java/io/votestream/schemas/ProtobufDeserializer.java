package io.votestream.schemas;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads a message in the protobuf wire format, without any envelope. */
final class ProtobufDeserializer<M extends Message> implements Deserializer<M> {

  private final Parser<M> parser;

  @SuppressWarnings("unchecked") // the parser of an instance parses its own type
  ProtobufDeserializer(M instance) {
    this.parser = (Parser<M>) instance.getParserForType();
  }

  @Override
  public @Nullable M deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new SerializationException("not a record of " + topic, e);
    }
  }
}
