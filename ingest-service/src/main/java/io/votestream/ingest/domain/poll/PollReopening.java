package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lets a closed poll go on, or begin anew as its next round. First the intent stands in the topic
 * of polls, so that any instance can finish what another one began; then the markers; then the poll
 * is open.
 */
public final class PollReopening {

  /** Keeps the version, which holds the round, far from its sign bit. */
  private static final int MAX_ROUNDS = 1_000;

  private final PollOpening opening;
  private final PollDirectory directory;
  private final PollLocks locks;
  private final InstantSource clock;

  public PollReopening(
      PollOpening opening, PollDirectory directory, PollLocks locks, InstantSource clock) {
    this.opening = opening;
    this.directory = directory;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * Goes on from where the count stood; an open poll stays as it is.
   *
   * @throws Refusal POLL_NOT_CLOSED, POLL_FORGOTTEN, OUT_OF_RANGE, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public Poll reopen(String pollId, OwnerWish wish) {
    return locks.locked(
        pollId,
        () -> {
          Poll poll = find(pollId);
          if (poll.getStatus() == PollStatus.POLL_STATUS_OPEN && wish.closesAt() == null) {
            return poll;
          }
          if (PollLife.isOpening(poll)) {
            return finishFor(wish, LifeChange.LIFE_CHANGE_REOPENED, poll);
          }
          requireClosed(poll);
          return begin(PollLife.reopening(poll, wish.closingTime(clock.millis()), cause(wish)));
        });
  }

  /**
   * Begins the next round under the same id; older rounds stay as they are. The present one must be
   * closed: its end is a decision of its own.
   *
   * @throws Refusal POLL_NOT_CLOSED, POLL_FORGOTTEN, OUT_OF_RANGE, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public Poll nextRound(String pollId, OwnerWish wish) {
    return locks.locked(
        pollId,
        () -> {
          Poll poll = find(pollId);
          if (PollLife.isOpening(poll)) {
            return finishFor(wish, LifeChange.LIFE_CHANGE_ROUND_OPENED, poll);
          }
          requireClosed(poll);
          if (PollLife.round(poll) >= MAX_ROUNDS) {
            throw new Refusal(ErrorCode.OUT_OF_RANGE, "A poll may have " + MAX_ROUNDS + " rounds.");
          }
          return begin(PollLife.openingRound(poll, wish.closingTime(clock.millis()), cause(wish)));
        });
  }

  /** An earlier intent comes first. It is an answer only to a wish for the same. */
  private Poll finishFor(OwnerWish wish, LifeChange kind, Poll intent) {
    Poll opened = carryOut(intent);
    boolean same =
        PollLife.newest(intent).getChange() == kind
            && (wish.closesAt() == null || wish.closesAt() == intent.getRules().getClosesAt());
    if (!same) {
      throw new Refusal(
          ErrorCode.POLL_NOT_CLOSED, "The poll was just opened, as it was asked for earlier.");
    }
    return opened;
  }

  private Poll begin(Poll intent) {
    return carryOut(opening.announce(intent));
  }

  /** The intent stands, and will be carried out by someone: nobody may be told that it will not. */
  private Poll carryOut(Poll intent) {
    try {
      return finish(intent);
    } catch (Refusal e) {
      throw Refusals.outcomeUnknown();
    }
  }

  /** Carries an intent out; whoever else does so at once does the same. */
  Poll finish(Poll intent) {
    return PollLife.isOpening(intent) ? opening.publish(PollLife.open(intent)) : intent;
  }

  private Cause cause(OwnerWish wish) {
    return new Cause(Actor.ACTOR_OWNER, wish.reason(), clock.millis());
  }

  private Poll find(String pollId) {
    Poll poll = directory.find(pollId);
    if (poll == null) {
      throw Refusals.pollNotFound();
    }
    return poll;
  }

  private static void requireClosed(Poll poll) {
    switch (poll.getStatus()) {
      case POLL_STATUS_CLOSED -> {}
      case POLL_STATUS_CLOSING ->
          throw new Refusal(
              ErrorCode.POLL_NOT_CLOSED, "The poll is still closing.", Duration.ofSeconds(2));
      default -> throw new Refusal(ErrorCode.POLL_NOT_CLOSED, "The poll must be closed for this.");
    }
    if (PollLife.isForgotten(poll)) {
      throw Refusals.pollForgotten();
    }
  }
}
