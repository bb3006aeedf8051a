package io.votestream.ingest.domain.vote;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.Markers;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.ResultsVisibility;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes single votes: what it returns stands in the log. */
public final class VoteAcceptance {

  private final PollDirectory directory;
  private final Freshness freshness;
  private final VoteLog log;
  private final VoterTokens tokens;
  private final BallotSlots slots;
  private final Receipts receipts;
  private final ResultsAccess access;
  private final IdempotencyMemory memory = new IdempotencyMemory();
  private final InstantSource clock;

  public VoteAcceptance(
      PollDirectory directory,
      Freshness freshness,
      VoteLog log,
      VoterTokens tokens,
      Secret secret,
      InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.log = log;
    this.tokens = tokens;
    this.slots = new BallotSlots(tokens);
    this.receipts = new Receipts(secret);
    this.access = new ResultsAccess(secret);
    this.clock = clock;
  }

  /**
   * A vote whose Idempotency-Key is remembered gets the receipt it got before, also when the poll
   * has closed since.
   *
   * @throws Refusal if the vote is not taken, or OUTCOME_UNKNOWN
   */
  public AcceptedVote accept(String pollId, Ballot ballot, Voter voter) {
    long taken = System.nanoTime();
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusals.logUnavailable();
    }
    Poll poll = directory.require(pollId, freshness, taken);
    BallotSlot slot = slots.of(poll, voter);
    String key = voter.idempotencyKey();
    String receipt =
        key == null
            ? append(poll, ballot, slot, taken)
            : memory.once(
                new IdempotencyMemory.Scope(Markers.logId(poll), client(poll, slot, voter), key),
                new IdempotencyMemory.Vote(
                    ballot, followsTheKey(poll) ? ByteString.EMPTY : slot.key()),
                () -> append(poll, ballot, slot, taken));
    return new AcceptedVote(
        receipt,
        slot.newVoter() == null ? null : tokens.sign(slot.newVoter()),
        poll.getResults() == ResultsVisibility.RESULTS_AFTER_VOTE
            ? access.pass(Markers.logId(poll))
            : null);
  }

  /**
   * What tells the holder of a code of this poll from all others; null for any other text.
   *
   * @throws Refusal POLL_NOT_FOUND, or LOG_UNAVAILABLE where nobody knows
   */
  public @Nullable String holder(String pollId, @Nullable String code) {
    if (code == null) {
      return null;
    }
    Poll poll = directory.require(pollId, freshness, System.nanoTime());
    boolean hasCodes =
        poll.getProtection() == Protection.PROTECTION_CODE && !PollLife.isForgotten(poll);
    byte[] serial = hasCodes ? VoteCodes.serial(poll, code) : null;
    return serial == null ? null : "code/" + poll.getId() + "/" + HexFormat.of().formatHex(serial);
  }

  /**
   * Its slot, except where that follows from a code in the body: another body is 422 there, too.
   * And except where the slot is the address: a retry may come over the phone's other network.
   */
  private static ByteString client(Poll poll, BallotSlot slot, Voter voter) {
    return switch (poll.getProtection()) {
      case PROTECTION_CODE -> ByteString.copyFromUtf8(voter.address());
      case PROTECTION_IP -> ByteString.EMPTY;
      default -> slot.key();
    };
  }

  private static boolean followsTheKey(Poll poll) {
    return poll.getProtection() == Protection.PROTECTION_IP;
  }

  private String append(Poll poll, Ballot ballot, BallotSlot slot, long taken) {
    long time = clock.millis();
    Appended appended = log.append(ballot.cast(poll, slot, time), time, left(taken));
    if (left(taken).isNegative()) {
      // A long pause: a closing marker may stand before this vote, so it must not be promised.
      throw Refusals.outcomeUnknown();
    }
    return receipts.issue(receipt(Markers.logId(poll), time, appended));
  }

  public static ReceiptBody receipt(String logId, long time, Appended appended) {
    return ReceiptBody.newBuilder()
        .setPollId(logId)
        .setPartition(appended.partition())
        .setOffset(appended.offset())
        .setDigest(appended.digest())
        .setTime(time)
        .build();
  }

  private static Duration left(long taken) {
    return AcceptanceWindow.ACK_BUDGET.minusNanos(System.nanoTime() - taken);
  }
}
