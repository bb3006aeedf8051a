package io.votestream.audit.fold;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A record of the vote log that means nothing.
 *
 * @param digest of key and value, hexadecimal
 */
public record DeadLetter(int partition, long offset, String digest) {

  static DeadLetter of(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    return new DeadLetter(partition, offset, digest(key, value));
  }

  /** Equal for equal keys and values. */
  public static String digest(byte @Nullable [] key, byte @Nullable [] value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] keyHash = key == null ? new byte[0] : digest.digest(key);
      byte[] valueHash = value == null ? new byte[0] : digest.digest(value);
      digest.update(keyHash);
      return HexFormat.of().formatHex(digest.digest(valueHash), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
