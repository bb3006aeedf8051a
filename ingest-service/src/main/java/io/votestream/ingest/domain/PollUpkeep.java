package io.votestream.ingest.domain;

import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What no request does: begins the closing of polls whose time is over, finishes closings whose
 * instance is gone, and writes a state again that an older one was written after. Every instance
 * runs it; where two do the same, the second changes nothing.
 */
public final class PollUpkeep {

  /** Longer than a closing takes that is going well. */
  private static final Duration GIVEN_UP = AcceptanceWindow.BARRIER.plusSeconds(2);

  private final PollDirectory directory;
  private final Freshness freshness;
  private final PollLog polls;
  private final PollClosing closing;
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
      PollClosing closing,
      InstantSource clock,
      Duration patience) {
    this.directory = directory;
    this.freshness = freshness;
    this.polls = polls;
    this.closing = closing;
    this.clock = clock;
    this.patience = patience;
  }

  /** One round; to be called every second or so. What fails is tried again in the next. */
  public void run() {
    for (KnownPoll known : directory.all()) {
      if (!AcceptanceWindow.holds(freshness.age())) {
        return;
      }
      try {
        care(known);
      } catch (Refusal e) {
        return;
      }
    }
  }

  private void care(KnownPoll known) {
    Poll poll = known.poll();
    if (known.overwritten()) {
      polls.write(poll, AcceptanceWindow.ACK_BUDGET);
    }
    switch (poll.getStatus()) {
      case POLL_STATUS_OPEN -> {
        if (PollLife.pastClosingTime(poll, clock.millis() - patience.toMillis())) {
          closing.begin(poll);
        }
      }
      case POLL_STATUS_CLOSING -> {
        Duration seenFor = Duration.ofNanos(System.nanoTime() - known.since());
        if (seenFor.compareTo(GIVEN_UP.plus(patience)) > 0) {
          closing.finish(poll, Duration.ZERO);
        }
      }
      default -> {}
    }
  }
}
