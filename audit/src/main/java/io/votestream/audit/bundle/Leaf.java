package io.votestream.audit.bundle;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One event of a poll in one partition: offset and timestamp, 8 bytes each, most significant first,
 * then the record's value as it is in the log. In a file each leaf follows its length in 4 bytes.
 *
 * @param timestamp milliseconds since the epoch
 */
record Leaf(long offset, long timestamp, byte[] value) {

  private static final int PREFIX = 2 * Long.BYTES;
  private static final int MAX_BYTES = 1 << 20;

  byte[] bytes() {
    return ByteBuffer.allocate(PREFIX + value.length)
        .putLong(offset)
        .putLong(timestamp)
        .put(value)
        .array();
  }

  static void write(byte[] leaf, DataOutputStream out) throws IOException {
    out.writeInt(leaf.length);
    out.write(leaf);
  }

  /** The next leaf, null at the end of the file. */
  static @Nullable Leaf read(DataInputStream in) throws IOException, InvalidBundleException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    try {
      int length =
          first << 24
              | in.readUnsignedByte() << 16
              | in.readUnsignedByte() << 8
              | in.readUnsignedByte();
      if (length < PREFIX || length > MAX_BYTES) {
        throw new InvalidBundleException("has a leaf of " + length + " bytes");
      }
      byte[] value = new byte[length - PREFIX];
      long offset = in.readLong();
      long timestamp = in.readLong();
      in.readFully(value);
      return new Leaf(offset, timestamp, value);
    } catch (EOFException e) {
      throw new InvalidBundleException("ends inside a leaf", e);
    }
  }
}
