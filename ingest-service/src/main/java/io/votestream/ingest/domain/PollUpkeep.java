package io.votestream.ingest.domain;

import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What no request does: opens and closes polls when their time has come, however long ago that was;
 * finishes openings and closings whose instance is gone; and writes a state again that an older one
 * was written after. Every instance runs it; where two do the same, the second changes nothing.
 */
public final class PollUpkeep {

  /** Longer than a closing or an opening takes that is going well. */
  private static final Duration GIVEN_UP = AcceptanceWindow.BARRIER.plusSeconds(2);

  private final PollDirectory directory;
  private final Freshness freshness;
  private final PollLog polls;
  private final PollOpening opening;
  private final PollReopening reopening;
  private final PollClosing closing;
  private final Background background;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience how long to leave work to others; different in each instance, so that mostly
   *     one does it
   */
  public PollUpkeep(
      PollDirectory directory,
      Freshness freshness,
      PollLog polls,
      PollOpening opening,
      PollReopening reopening,
      PollClosing closing,
      Background background,
      InstantSource clock,
      Duration patience) {
    this.directory = directory;
    this.freshness = freshness;
    this.polls = polls;
    this.opening = opening;
    this.reopening = reopening;
    this.closing = closing;
    this.background = background;
    this.clock = clock;
    this.patience = patience;
  }

  /** One round; to be called several times a second. What fails is tried again in the next. */
  public void run() {
    for (KnownPoll known : directory.all()) {
      if (!AcceptanceWindow.holds(freshness.age())) {
        return;
      }
      care(known);
    }
  }

  private void care(KnownPoll known) {
    Poll poll = known.poll();
    if (known.overwritten()) {
      background.run(poll.getId(), () -> polls.write(poll, AcceptanceWindow.ACK_BUDGET));
      return;
    }
    long now = clock.millis() - patience.toMillis();
    switch (poll.getStatus()) {
      case POLL_STATUS_SCHEDULED -> {
        if (now >= poll.getOpensAt()) {
          background.run(poll.getId(), () -> openOnTime(poll));
        }
      }
      case POLL_STATUS_OPEN -> {
        if (PollLife.pastClosingTime(poll, now)) {
          background.run(poll.getId(), () -> closing.closeOnTime(poll));
        }
      }
      case POLL_STATUS_CLOSING -> {
        if (givenUp(known)) {
          closing.finish(poll, Duration.ZERO);
        }
      }
      case POLL_STATUS_CLOSED -> {
        if (PollLife.isOpening(poll) && givenUp(known)) {
          background.run(poll.getId(), () -> reopening.finish(poll));
        }
      }
      default -> {}
    }
  }

  private void openOnTime(Poll scheduled) {
    opening.publish(
        PollLife.openedOnTime(scheduled, Cause.of(Actor.ACTOR_SCHEDULE, clock.millis())));
  }

  private boolean givenUp(KnownPoll known) {
    Duration seenFor = Duration.ofNanos(System.nanoTime() - known.since());
    return seenFor.compareTo(GIVEN_UP.plus(patience)) > 0;
  }
}
