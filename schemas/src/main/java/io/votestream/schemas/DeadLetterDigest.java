package io.votestream.schemas;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What tells unreadable records of the vote log apart, also where their dead letter has only their
 * beginning: the header {@value #HEADER} of those has it.
 */
public final class DeadLetterDigest {

  public static final String HEADER = "votestream-digest";

  private static final int BYTES = 16;

  private DeadLetterDigest() {}

  /**
   * The first 16 bytes of SHA-256 over the SHA-256 of key and of value, of nothing where there is
   * none; 32 hexadecimal digits.
   */
  public static String of(byte @Nullable [] key, byte @Nullable [] value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] keyHash = key == null ? new byte[0] : digest.digest(key);
      byte[] valueHash = value == null ? new byte[0] : digest.digest(value);
      digest.update(keyHash);
      return HexFormat.of().formatHex(digest.digest(valueHash), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
