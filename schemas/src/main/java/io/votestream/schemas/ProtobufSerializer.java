package io.votestream.schemas;

import com.google.protobuf.Message;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a message in the protobuf wire format, without any envelope. */
final class ProtobufSerializer<M extends Message> implements Serializer<M> {

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable M message) {
    return message == null ? null : message.toByteArray();
  }
}
