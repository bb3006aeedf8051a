package io.votestream.tally.topology;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.votestream.tally.domain.Ballot;
import io.votestream.tally.domain.Marks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A ballot as the store holds it: offset, then each value of its marks, all varints. Every vote
 * that counts is one of these for as long as its slot is remembered, so each byte matters: a single
 * choice early in the log takes two. Counters are distinct, so the first value twice in a row is
 * free to mean that the values are a ranking.
 */
final class BallotSerde {

  private BallotSerde() {}

  static Serde<Ballot> serde() {
    return Serdes.serdeFrom(
        (topic, ballot) -> ballot == null ? null : encode(ballot),
        (topic, bytes) -> bytes == null ? null : decode(bytes));
  }

  private static byte[] encode(Ballot ballot) {
    int[] values = stored(ballot.marks());
    int size = CodedOutputStream.computeUInt64SizeNoTag(ballot.offset());
    for (int value : values) {
      size += CodedOutputStream.computeUInt32SizeNoTag(value);
    }
    byte[] bytes = new byte[size];
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt64NoTag(ballot.offset());
      for (int value : values) {
        out.writeUInt32NoTag(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static int[] stored(Marks marks) {
    int[] values = marks.values();
    if (!marks.ranked()) {
      return values;
    }
    int[] withMark = new int[values.length + 1];
    withMark[0] = values[0];
    System.arraycopy(values, 0, withMark, 1, values.length);
    return withMark;
  }

  private static Ballot decode(byte[] bytes) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      long offset = in.readUInt64();
      int[] values = new int[bytes.length];
      int length = 0;
      while (!in.isAtEnd()) {
        values[length++] = in.readUInt32();
      }
      boolean ranked = length > 1 && values[0] == values[1];
      return new Ballot(
          offset, new Marks(ranked, Arrays.copyOfRange(values, ranked ? 1 : 0, length)));
    } catch (IOException e) {
      throw new UncheckedIOException("damaged ballot in the store", e);
    }
  }
}
