package io.votestream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Poll;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What proves the ownership of a poll. Only its hash is ever stored. */
public final class AdminToken {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AdminToken() {}

  /** 32 random bytes as base64url. */
  public static String generate() {
    byte[] token = new byte[BYTES];
    RANDOM.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** SHA-256; a slow hash is for secrets that people choose, this one has 256 random bits. */
  public static ByteString hash(String token) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Compares in the same time whatever differs. A poll without a token fits none. */
  public static boolean fits(Poll poll, String written) {
    String token = AsWritten.token(written);
    return MessageDigest.isEqual(hash(token).toByteArray(), poll.getAdminTokenHash().toByteArray());
  }
}
