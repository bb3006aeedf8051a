package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Count;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Hands each poll's newest frame to its viewers: the first change at once, then at most one frame
 * per {@link #INTERVAL}, whatever the rate of votes. A turn that takes longer than that delays the
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

  Turns turns() {
    return new Turns();
  }

  /** Asks for a turn, unless one is under way or waiting. */
  void request(Feed feed) {
    Turns turns = feed.turns();
    if (turns.requested.compareAndSet(false, true)) {
      scheduler.schedule(() -> turn(feed), turns.pace.delay(nanoTime.getAsLong()));
    }
  }

  private void turn(Feed feed) {
    Turns turns = feed.turns();
    long begun = nanoTime.getAsLong();
    Snapshot snapshot = feed.current();
    boolean numbersSeen = false;
    try {
      for (Viewer viewer : feed.viewers()) {
        numbersSeen |= viewer.show(snapshot);
      }
      Count count = snapshot.standing().count();
      if (count.version() > 0 && !count.equals(turns.counted)) {
        turns.counted = count;
        if (numbersSeen) {
          metrics.fannedOut(snapshot.standing(), nanoTime.getAsLong() - begun);
        }
      }
    } finally {
      turns.pace.stepped(begun);
      turns.requested.set(false);
    }
    if (feed.changedSince(snapshot)) {
      request(feed);
    }
  }

  /** The turns of one feed. Only whoever set {@code requested} touches the rest. */
  static final class Turns {

    private final AtomicBoolean requested = new AtomicBoolean();
    private final Pace pace = new Pace(INTERVAL);
    private Count counted = Count.NOTHING;

    private Turns() {}
  }
}
