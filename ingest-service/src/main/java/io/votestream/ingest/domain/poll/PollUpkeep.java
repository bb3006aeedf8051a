package io.votestream.ingest.domain.poll;

import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What no request does: opens and closes polls when their time has come, however long ago that was;
 * finishes openings and closings whose instance is gone; and writes a state again that an older one
 * was written after. Every instance runs it; where two do the same, the second changes nothing.
 */
public final class PollUpkeep {

  /** Longer than a closing or an opening takes that is going well. */
  private static final Duration GIVEN_UP = AcceptanceWindow.BARRIER.plusSeconds(2);

  private static final int MAX_PATIENCE_MILLIS = 500;

  private final PollDirectory directory;
  private final Freshness freshness;
  private final PollLog polls;
  private final PollOpening opening;
  private final PollReopening reopening;
  private final PollClosing closing;
  private final Background background;
  private final InstantSource clock;

  public PollUpkeep(
      PollDirectory directory,
      Freshness freshness,
      PollLog polls,
      PollOpening opening,
      PollReopening reopening,
      PollClosing closing,
      Background background,
      InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.polls = polls;
    this.opening = opening;
    this.reopening = reopening;
    this.closing = closing;
    this.background = background;
    this.clock = clock;
  }

  /** One round; to be called several times a second. What fails is tried again in the next. */
  public void run() {
    for (KnownPoll known : directory.all()) {
      if (!AcceptanceWindow.holds(freshness.age())) {
        return;
      }
      String id = known.poll().getId();
      if (due(known) != null) {
        background.run(id, () -> doUnlessDone(id));
      }
    }
  }

  /** Waits for a moment of its own, so that mostly one instance does it. */
  private void doUnlessDone(String id) throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_PATIENCE_MILLIS));
    KnownPoll now = directory.known(id);
    Background.Task task = now == null ? null : due(now);
    if (task != null) {
      task.run();
    }
  }

  private Background.@Nullable Task due(KnownPoll known) {
    Poll poll = known.poll();
    if (known.overwritten()) {
      return () -> polls.write(poll, AcceptanceWindow.ACK_BUDGET);
    }
    return switch (poll.getStatus()) {
      case POLL_STATUS_SCHEDULED ->
          clock.millis() >= poll.getOpensAt() ? () -> openOnTime(poll) : null;
      case POLL_STATUS_OPEN ->
          PollLife.pastClosingTime(poll, clock.millis()) ? () -> closing.closeOnTime(poll) : null;
      case POLL_STATUS_CLOSING -> givenUp(known) ? () -> closing.complete(poll) : null;
      case POLL_STATUS_CLOSED ->
          PollLife.isOpening(poll) && givenUp(known) ? () -> reopening.finish(poll) : null;
      case POLL_STATUS_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private void openOnTime(Poll scheduled) {
    opening.publish(
        PollLife.openedOnTime(scheduled, Cause.of(Actor.ACTOR_SCHEDULE, clock.millis())));
  }

  private static boolean givenUp(KnownPoll known) {
    return System.nanoTime() - known.since() > GIVEN_UP.toNanos();
  }
}
