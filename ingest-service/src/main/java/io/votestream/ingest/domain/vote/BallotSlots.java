package io.votestream.ingest.domain.vote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Finds the ballot slot of a voter: every protection mode is only a different identity. */
public final class BallotSlots {

  private static final int KEY_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final VoterTokens tokens;

  public BallotSlots(VoterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws Refusal POLL_FORGOTTEN where voters cannot be told apart any more; MISSING_CODE or
   *     WRONG_CODE
   */
  public BallotSlot of(Poll poll, Voter voter) {
    requireSecret(poll);
    return switch (poll.getProtection()) {
      case PROTECTION_NONE -> ofRequest(poll, voter.idempotencyKey());
      case PROTECTION_SESSION -> ofSession(poll, voter);
      case PROTECTION_IP -> slot(poll, "ip", voter.address().getBytes(UTF_8), null);
      case PROTECTION_CODE -> slot(poll, "code", serial(poll, voter.code()), null);
      case UNRECOGNIZED -> throw new IllegalStateException("poll of a newer version");
    };
  }

  /**
   * The slot of someone whom a gateway vouches for, whatever the poll's protection. Gateways do not
   * share voters: what is a phone number to one may be a row number to another.
   *
   * @throws Refusal POLL_FORGOTTEN as above
   */
  public BallotSlot of(Poll poll, String gateway, String voter) {
    requireSecret(poll);
    return slot(poll, "gateway", (gateway + '\0' + voter).getBytes(UTF_8), null);
  }

  private static void requireSecret(Poll poll) {
    if (PollLife.isForgotten(poll)) {
      throw Refusals.pollForgotten();
    }
  }

  private static byte[] serial(Poll poll, @Nullable String code) {
    if (code == null) {
      throw new Refusal(ErrorCode.MISSING_CODE, "Votes of this poll need a code.");
    }
    byte[] serial = VoteCodes.serial(poll, code);
    if (serial == null) {
      throw new Refusal(ErrorCode.WRONG_CODE, "This is no code of this poll.");
    }
    return serial;
  }

  private BallotSlot ofRequest(Poll poll, @Nullable String idempotencyKey) {
    if (idempotencyKey != null) {
      return slot(poll, "idempotency-key", idempotencyKey.getBytes(UTF_8), null);
    }
    byte[] once = new byte[KEY_BYTES];
    random.nextBytes(once);
    return slot(poll, "random", once, null);
  }

  private BallotSlot ofSession(Poll poll, Voter voter) {
    VoterId known = voter.id();
    VoterId id = known == null ? tokens.newVoter(voter.idempotencyKey()) : known;
    return slot(poll, "session", id.bytes().toByteArray(), known == null ? id : null);
  }

  private static BallotSlot slot(
      Poll poll, String kind, byte[] identity, @Nullable VoterId newVoter) {
    byte[] mac =
        Secret.hmac(poll.getBallotSecret().toByteArray(), (kind + '\0').getBytes(UTF_8), identity);
    return new BallotSlot(ByteString.copyFrom(mac, 0, KEY_BYTES), newVoter);
  }
}
