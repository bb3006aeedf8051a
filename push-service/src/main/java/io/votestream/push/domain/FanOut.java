package io.votestream.push.domain;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Hands each poll's newest frame to its viewers: the first change at once, then at most one frame
 * per {@link #INTERVAL}, whatever the rate of votes. A round that takes longer than that delays the
 * next one; what changed meanwhile is in the next frame.
 */
public final class FanOut {

  static final Duration INTERVAL = Duration.ofMillis(100);

  private final Scheduler scheduler;
  private final LongSupplier nanoTime;
  private final FeedMetrics metrics;

  public FanOut(Scheduler scheduler, LongSupplier nanoTime, FeedMetrics metrics) {
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  Rounds rounds() {
    return new Rounds();
  }

  /** Asks for a round, unless one is under way or waiting. */
  void request(Feed feed) {
    Rounds rounds = feed.rounds();
    if (rounds.requested.compareAndSet(false, true)) {
      scheduler.schedule(() -> round(feed), rounds.pace.delay(nanoTime.getAsLong()));
    }
  }

  private void round(Feed feed) {
    Rounds rounds = feed.rounds();
    long begun = nanoTime.getAsLong();
    Frame frame = feed.current();
    try {
      for (Viewer viewer : feed.viewers()) {
        viewer.offer(frame);
      }
      if (frame.standing().version() > rounds.tallyVersion) {
        rounds.tallyVersion = frame.standing().version();
        metrics.fannedOut(frame.standing(), nanoTime.getAsLong() - begun);
      }
    } finally {
      rounds.pace.stepped(begun);
      rounds.requested.set(false);
    }
    if (feed.changedSince(frame)) {
      request(feed);
    }
  }

  /** The rounds of one feed. Only whoever set {@code requested} touches the rest. */
  static final class Rounds {

    private final AtomicBoolean requested = new AtomicBoolean();
    private final Pace pace = new Pace(INTERVAL);
    private long tallyVersion;

    private Rounds() {}
  }
}
