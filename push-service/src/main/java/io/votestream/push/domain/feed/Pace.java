package io.votestream.push.domain.feed;

import java.time.Duration;

/** Keeps apart what comes in a burst, without holding up what comes alone. Not thread-safe. */
final class Pace {

  private final long interval;
  private long next;
  private boolean begun;

  Pace(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * @param now monotonic, nanoseconds
   * @return how long to wait, 0 for not at all
   */
  long delay(long now) {
    return begun ? Math.max(0, next - now) : 0;
  }

  void stepped(long now) {
    begun = true;
    next = now + interval;
  }
}
