package io.votestream.ingest.domain.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids, admin tokens and ballot secrets of new polls. Under an Idempotency-Key all of them follow
 * from it and from the body, so that every instance carries a retried creation out alike, and
 * another body can never be mixed into a poll whose creation was interrupted.
 */
public final class CreationNames {

  private static final int ID_LENGTH = 10;
  private static final int RADIX = 36;
  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final BigInteger IDS = BigInteger.valueOf(RADIX).pow(ID_LENGTH);

  private final SecureRandom random = new SecureRandom();
  private final byte[] idKey;
  private final byte[] tokenKey;
  private final byte[] ballotKey;

  public CreationNames(Secret secret) {
    this.idKey = secret.derive("created-poll-id");
    this.tokenKey = secret.derive("created-poll-admin-token");
    this.ballotKey = secret.derive("created-poll-ballot-secret");
  }

  /**
   * @param pollId 10 of 0–9 and a–z
   */
  record Name(String pollId, String adminToken, ByteString ballotSecret) {}

  Name fresh() {
    return new Name(
        id(bytes(ID_BYTES)), AdminToken.generate(), ByteString.copyFrom(bytes(SECRET_BYTES)));
  }

  Name of(CreationKey creation) {
    byte[] who = (creation.creator() + '\0' + creation.idempotencyKey() + '\0').getBytes(UTF_8);
    byte[] body = creation.body().toByteArray();
    return new Name(
        id(Secret.hmac(idKey, who, body)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hmac(tokenKey, who, body)),
        ByteString.copyFrom(Secret.hmac(ballotKey, who, body)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String id(byte[] bytes) {
    String digits = new BigInteger(1, bytes).mod(IDS).toString(RADIX);
    return "0".repeat(ID_LENGTH - digits.length()) + digits;
  }
}
