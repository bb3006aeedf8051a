package io.votestream.ingest.domain.vote;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import io.votestream.schemas.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Issues and checks the tokens that session protection knows a voter by: {@code base64url(id) "."
 * base64url(first 16 bytes of HMAC-SHA-256 of the id)}. Checking needs no storage.
 */
public final class VoterTokens {

  private static final int BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecureRandom random = new SecureRandom();
  private final byte[] signingKey;
  private final byte[] derivationKey;

  public VoterTokens(Secret secret) {
    this.signingKey = secret.derive("voter-token");
    this.derivationKey = secret.derive("voter-id-of-idempotency-key");
  }

  /**
   * A voter id for a client that has none. With an Idempotency-Key it is always the same, so that
   * the retry of a first vote is the same voter's.
   */
  VoterId newVoter(@Nullable String idempotencyKey) {
    byte[] id = new byte[BYTES];
    if (idempotencyKey == null) {
      random.nextBytes(id);
    } else {
      id = Arrays.copyOf(Secret.hmac(derivationKey, idempotencyKey.getBytes(US_ASCII)), BYTES);
    }
    return new VoterId(ByteString.copyFrom(id));
  }

  /** The token of the voter that a request without one would be taken for. */
  public String ofNewVoter(@Nullable String idempotencyKey) {
    return sign(newVoter(idempotencyKey));
  }

  public String sign(VoterId voter) {
    byte[] id = voter.bytes().toByteArray();
    return ENCODER.encodeToString(id) + "." + ENCODER.encodeToString(signature(id));
  }

  /** The voter that a token names; null if this deployment did not sign it. */
  public @Nullable VoterId verify(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return null;
    }
    try {
      byte[] id = DECODER.decode(token.substring(0, dot));
      byte[] claimed = DECODER.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature(id), claimed)
          ? new VoterId(ByteString.copyFrom(id))
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] signature(byte[] id) {
    return Arrays.copyOf(Secret.hmac(signingKey, id), BYTES);
  }
}
