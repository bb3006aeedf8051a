package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signature for many receipts: over the root of a hash tree whose leaves are their bodies
 * (hashes as in RFC 9162: {@code SHA-256(0 ‖ body)}, {@code SHA-256(1 ‖ left ‖ right)}; the last of
 * an odd row is moved up as it is). A receipt carries the way from its leaf to the root: per step
 * one byte, 0 where the other node is the left one and 1 where it is the right one, and that node's
 * 32 bytes.
 */
final class ReceiptBatch {

  /** No body begins like this, so that a root cannot be taken for one. */
  private static final byte[] PREFIX = "votestream receipts\n".getBytes(US_ASCII);

  private static final int HASH_BYTES = 32;
  private static final int STEP_BYTES = 1 + HASH_BYTES;
  private static final int MAX_STEPS = 16;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final byte OTHER_IS_LEFT = 0;
  private static final byte OTHER_IS_RIGHT = 1;

  private final List<ByteArrayOutputStream> paths = new ArrayList<>();
  private final byte[] root;

  ReceiptBatch(List<byte[]> bodies) {
    List<byte[]> row = new ArrayList<>();
    for (byte[] body : bodies) {
      row.add(hash(LEAF, body));
      paths.add(new ByteArrayOutputStream());
    }
    int width = 1;
    while (row.size() > 1) {
      row = above(row, width);
      width *= 2;
    }
    this.root = row.getFirst();
  }

  /** What is to be signed. */
  byte[] message() {
    return message(root);
  }

  byte[] path(int leaf) {
    return paths.get(leaf).toByteArray();
  }

  /** What must be signed for a body that claims this path; null if that is no path. */
  static byte @Nullable [] message(byte[] body, byte[] path) {
    if (path.length == 0 || path.length % STEP_BYTES != 0 || path.length > MAX_STEPS * STEP_BYTES) {
      return null;
    }
    byte[] node = hash(LEAF, body);
    for (int step = 0; step < path.length; step += STEP_BYTES) {
      byte[] other = Arrays.copyOfRange(path, step + 1, step + STEP_BYTES);
      switch (path[step]) {
        case OTHER_IS_LEFT -> node = hash(NODE, other, node);
        case OTHER_IS_RIGHT -> node = hash(NODE, node, other);
        default -> {
          return null;
        }
      }
    }
    return message(node);
  }

  /**
   * @param width leaves under a full node of the row
   */
  private List<byte[]> above(List<byte[]> row, int width) {
    List<byte[]> above = new ArrayList<>();
    for (int i = 0; i < row.size(); i += 2) {
      byte[] left = row.get(i);
      if (i + 1 == row.size()) {
        above.add(left);
        continue;
      }
      byte[] right = row.get(i + 1);
      above.add(hash(NODE, left, right));
      step(i * width, width, OTHER_IS_RIGHT, right);
      step((i + 1) * width, width, OTHER_IS_LEFT, left);
    }
    return above;
  }

  private void step(int from, int width, byte side, byte[] other) {
    for (int leaf = from; leaf < Math.min(from + width, paths.size()); leaf++) {
      paths.get(leaf).write(side);
      paths.get(leaf).writeBytes(other);
    }
  }

  private static byte[] message(byte[] root) {
    byte[] message = Arrays.copyOf(PREFIX, PREFIX.length + HASH_BYTES);
    System.arraycopy(root, 0, message, PREFIX.length, HASH_BYTES);
    return message;
  }

  private static byte[] hash(byte kind, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
