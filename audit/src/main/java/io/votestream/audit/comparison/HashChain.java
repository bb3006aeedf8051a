package io.votestream.audit.comparison;

import io.votestream.audit.fold.RejectionListener.Rejected;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A hash over a sequence of rejections, with the hash at some 64 points on the way, so that two
 * sequences of any length are compared in little memory and a difference is found to within a 64th.
 */
final class HashChain {

  private static final int MARKS = 64;
  private static final int HASH_BYTES = 16;

  private final MessageDigest digest;
  private final byte[][] marks = new byte[MARKS][];
  private byte[] head = new byte[HASH_BYTES];
  private long length;
  private long stride = 1;

  HashChain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void add(Rejected next) {
    head = after(head, next);
    length++;
    if (length % stride == 0) {
      int mark = (int) (length / stride) - 1;
      if (mark == MARKS) {
        stride *= 2;
        for (int i = 0; i < MARKS / 2; i++) {
          marks[i] = marks[2 * i + 1];
        }
        Arrays.fill(marks, MARKS / 2, MARKS, null);
        mark = (int) (length / stride) - 1;
      }
      if (length % stride == 0) {
        marks[mark] = head;
      }
    }
  }

  byte[] after(byte[] previous, Rejected next) {
    digest.update(previous);
    digest.update(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(next.offset())
            .putLong(next.inFavourOf())
            .putLong(next.reason().getNumber())
            .array());
    return Arrays.copyOf(digest.digest(), HASH_BYTES);
  }

  long length() {
    return length;
  }

  /** Whether a hash can be compared after so many rejections. */
  boolean comparableAt(long count) {
    return count == length || count % stride == 0 && count > 0 && count < length;
  }

  boolean isAt(long count, byte[] hash) {
    return Arrays.equals(count == length ? head : marks[(int) (count / stride) - 1], hash);
  }

  static byte[] start() {
    return new byte[HASH_BYTES];
  }
}
