package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * Closes polls behind a barrier: the intent in the poll topic, so that every instance stops taking
 * votes; the wait of {@link AcceptanceWindow}; the closing marker in every partition of the vote
 * log; then the poll is closed. Each step may be repeated by any instance, so a closing that one
 * began can be finished by another.
 */
public final class PollClosing {

  private static final Duration WITHIN = AcceptanceWindow.ACK_BUDGET;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = AcceptanceWindow.BARRIER.plusSeconds(4);

  private final VoteLog log;
  private final PollLog polls;
  private final PollDirectory directory;
  private final PollOpening opening;
  private final Background background;
  private final InstantSource clock;

  public PollClosing(
      VoteLog log,
      PollLog polls,
      PollDirectory directory,
      PollOpening opening,
      Background background,
      InstantSource clock) {
    this.log = log;
    this.polls = polls;
    this.directory = directory;
    this.opening = opening;
    this.background = background;
    this.clock = clock;
  }

  /**
   * Closes a poll, or waits for a closing that is under way. A scheduled poll is closed without
   * ever having been open.
   *
   * @return the poll when closed, or still closing where that takes long
   * @throws Refusal LOG_UNAVAILABLE if nothing has changed, OUTCOME_UNKNOWN; POLL_NOT_OPEN while it
   *     is being opened
   */
  public Poll close(Poll poll, OwnerWish wish) {
    if (PollLife.isOpening(poll)) {
      throw new Refusal(
          ErrorCode.POLL_NOT_OPEN, "The poll is just being opened.", Duration.ofSeconds(2));
    }
    Cause cause = new Cause(Actor.ACTOR_OWNER, wish.reason(), clock.millis());
    Poll closing =
        switch (poll.getStatus()) {
          case POLL_STATUS_OPEN -> begin(poll, cause);
          case POLL_STATUS_SCHEDULED -> cancel(poll, cause);
          default -> poll;
        };
    try {
      Poll newest = directory.await(poll.getId(), PollLife.closed(closing).getVersion(), PATIENCE);
      return newest == null ? closing : newest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return closing;
    }
  }

  /** The log needs the rules of what it sees closed; no instance takes a vote in between. */
  private Poll cancel(Poll scheduled, Cause cause) {
    opening.mark(PollLife.openedOnTime(scheduled, cause));
    return begin(scheduled, cause);
  }

  private Poll begin(Poll poll, Cause cause) {
    Poll closing = PollLife.closing(poll, cause);
    polls.write(closing, WITHIN);
    finish(closing);
    return closing;
  }

  /** Closes a poll whose closing time has come, and returns when that is done. */
  void closeOnTime(Poll open) throws InterruptedException {
    Poll closing = PollLife.closing(open, Cause.of(Actor.ACTOR_SCHEDULE, clock.millis()));
    polls.write(closing, WITHIN);
    Thread.sleep(AcceptanceWindow.BARRIER);
    complete(closing);
  }

  /** Beside what else is done with the poll: whoever looks after it may just be waiting. */
  private void finish(Poll closing) {
    background.run(
        "closing " + closing.getId(),
        () -> {
          Thread.sleep(AcceptanceWindow.BARRIER);
          complete(closing);
        });
  }

  /** Writes the markers of a closing whose barrier has passed, until every partition has one. */
  void complete(Poll closing) throws InterruptedException {
    Set<Integer> missing = Markers.allPartitions(log.partitions());
    Duration pause = FIRST_PAUSE;
    while (!finishedElsewhere(closing)) {
      missing =
          log.mark(
              Markers.logId(closing), Markers.closing(closing, log.partitions()), missing, WITHIN);
      if (missing.isEmpty() && written(PollLife.closed(closing))) {
        return;
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private boolean finishedElsewhere(Poll closing) {
    Poll newest = directory.find(closing.getId());
    return newest != null && newest.getVersion() > closing.getVersion();
  }

  private boolean written(Poll closed) {
    try {
      polls.write(closed, WITHIN);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }
}
