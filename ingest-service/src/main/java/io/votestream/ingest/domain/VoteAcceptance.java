package io.votestream.ingest.domain;

import io.votestream.schemas.Receipts;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.VoteCast;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;

/** Takes votes, for every transport alike: what it returns stands in the log. */
public final class VoteAcceptance {

  private final PollDirectory directory;
  private final Freshness freshness;
  private final VoteLog log;
  private final VoterTokens tokens;
  private final BallotSlots slots;
  private final Receipts receipts;
  private final InstantSource clock;

  public VoteAcceptance(
      PollDirectory directory,
      Freshness freshness,
      VoteLog log,
      VoterTokens tokens,
      Receipts receipts,
      InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.log = log;
    this.tokens = tokens;
    this.slots = new BallotSlots(tokens);
    this.receipts = receipts;
    this.clock = clock;
  }

  /**
   * @param choices option indexes from 0
   * @throws Refusal if the vote is not taken, or OUTCOME_UNKNOWN
   */
  public AcceptedVote accept(String pollId, List<Integer> choices, Voter voter) {
    long taken = System.nanoTime();
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusal.logUnavailable();
    }
    long time = clock.millis();
    Poll poll = openPoll(pollId, time);
    check(choices, poll.getRules());
    BallotSlot slot = slots.of(poll, voter);
    VoteCast vote =
        VoteCast.newBuilder()
            .setPollId(poll.getId())
            .setBallotKey(slot.key())
            .addAllChoices(choices)
            .build();
    Appended appended = log.append(vote, time, left(taken));
    if (left(taken).isNegative()) {
      // A long pause: a closing marker may stand before this vote, so it must not be promised.
      throw Refusal.outcomeUnknown();
    }
    return new AcceptedVote(
        receipt(pollId, time, appended),
        slot.newVoter() == null ? null : tokens.sign(slot.newVoter()));
  }

  private Poll openPoll(String id, long now) {
    Poll poll = directory.find(id);
    if (poll == null) {
      throw Refusal.pollNotFound();
    }
    if (poll.getStatus() != PollStatus.POLL_STATUS_OPEN || PollLife.pastClosingTime(poll, now)) {
      throw new Refusal(ErrorCode.POLL_NOT_OPEN, "This poll takes no votes now.");
    }
    return poll;
  }

  private static void check(List<Integer> choices, PollRules rules) {
    BitSet seen = new BitSet(rules.getOptions());
    for (int choice : choices) {
      if (choice < 0 || choice >= rules.getOptions()) {
        throw new Refusal(
            ErrorCode.NO_SUCH_CHOICE,
            "Choices of this poll are 0 to " + (rules.getOptions() - 1) + ".");
      }
      if (seen.get(choice)) {
        throw new Refusal(ErrorCode.REPEATED_CHOICE, "Each choice may be given once.");
      }
      seen.set(choice);
    }
    if (choices.size() < rules.getMinChoices() || choices.size() > rules.getMaxChoices()) {
      throw new Refusal(
          ErrorCode.WRONG_NUMBER_OF_CHOICES,
          "This poll takes %d to %d choices."
              .formatted(rules.getMinChoices(), rules.getMaxChoices()));
    }
  }

  private static Duration left(long taken) {
    return AcceptanceWindow.ACK_BUDGET.minusNanos(System.nanoTime() - taken);
  }

  private String receipt(String pollId, long time, Appended appended) {
    return receipts.issue(
        ReceiptBody.newBuilder()
            .setPollId(pollId)
            .setPartition(appended.partition())
            .setOffset(appended.offset())
            .setDigest(appended.digest())
            .setTime(time)
            .build());
  }
}
