package io.votestream.tally.topology;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.votestream.tally.domain.Ballot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A ballot as the store holds it: offset, then each counter, all varints. Every vote that counts is
 * one of these for as long as its slot is remembered, so each byte matters: a single choice early
 * in the log takes two.
 */
final class BallotSerde {

  private BallotSerde() {}

  static Serde<Ballot> serde() {
    return Serdes.serdeFrom(
        (topic, ballot) -> ballot == null ? null : encode(ballot),
        (topic, bytes) -> bytes == null ? null : decode(bytes));
  }

  private static byte[] encode(Ballot ballot) {
    int size = CodedOutputStream.computeUInt64SizeNoTag(ballot.offset());
    for (int counter : ballot.counters()) {
      size += CodedOutputStream.computeUInt32SizeNoTag(counter);
    }
    byte[] bytes = new byte[size];
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt64NoTag(ballot.offset());
      for (int counter : ballot.counters()) {
        out.writeUInt32NoTag(counter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static Ballot decode(byte[] bytes) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      long offset = in.readUInt64();
      int[] counters = new int[bytes.length];
      int length = 0;
      while (!in.isAtEnd()) {
        counters[length++] = in.readUInt32();
      }
      return new Ballot(offset, Arrays.copyOf(counters, length));
    } catch (IOException e) {
      throw new UncheckedIOException("damaged ballot in the store", e);
    }
  }
}
