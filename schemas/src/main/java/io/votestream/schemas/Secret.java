package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The deployment's one secret, from which every signing key is derived by purpose. */
public final class Secret {

  private static final int MIN_LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  /**
   * @param value VOTESTREAM_SECRET
   * @throws IllegalArgumentException if it is shorter than 32 characters
   */
  public Secret(String value) {
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "VOTESTREAM_SECRET must have at least " + MIN_LENGTH + " characters");
    }
    this.secret = value.getBytes(UTF_8);
  }

  /** A 32-byte key for one purpose; the same purpose always gives the same key. */
  public byte[] derive(String purpose) {
    return hmac(secret, purpose.getBytes(UTF_8));
  }

  /** HMAC-SHA-256 (RFC 2104). */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
