package io.votestream.ingest.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.AdminToken;
import io.votestream.schemas.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids and admin tokens of new polls. Under an Idempotency-Key both follow from it, so that every
 * instance answers a retried creation alike, and nothing has to be kept for it.
 */
public final class CreationNames {

  private static final int ID_LENGTH = 10;
  private static final int RADIX = 36;
  private static final int ID_BYTES = 16;
  private static final BigInteger IDS = BigInteger.valueOf(RADIX).pow(ID_LENGTH);

  private final SecureRandom random = new SecureRandom();
  private final byte[] idKey;
  private final byte[] tokenKey;

  public CreationNames(Secret secret) {
    this.idKey = secret.derive("created-poll-id");
    this.tokenKey = secret.derive("created-poll-admin-token");
  }

  /**
   * @param pollId 10 of 0–9 and a–z
   */
  record Name(String pollId, String adminToken) {}

  Name fresh() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new Name(id(id), AdminToken.generate());
  }

  Name of(CreationKey creation) {
    byte[] who = (creation.creator() + '\0' + creation.idempotencyKey() + '\0').getBytes(UTF_8);
    byte[] token = Secret.hmac(tokenKey, who, creation.body().toByteArray());
    return new Name(
        id(Secret.hmac(idKey, who)), Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  private static String id(byte[] bytes) {
    String digits = new BigInteger(1, bytes).mod(IDS).toString(RADIX);
    return "0".repeat(ID_LENGTH - digits.length()) + digits;
  }
}
