package io.votestream.ingest.domain.limit;

import java.time.Duration;

/**
 * Counts one client's requests in a window that slides by weighing the previous fixed window: at a
 * third of the present minute, two thirds of the previous minute's requests still count. Exact for
 * this instance's own requests; those of other instances count as of their last report. Absolute
 * counts are exchanged, so that a report that is repeated or answered late does no harm.
 */
public final class SlidingWindow {

  public static final Duration LENGTH = Duration.ofMinutes(1);

  private static final long MILLIS = LENGTH.toMillis();

  private long start;
  private int own;
  private int ownBefore;
  private int others;
  private int othersBefore;

  /** Start of the fixed window that holds a moment, milliseconds since the epoch. */
  public static long startOf(long now) {
    return now - Math.floorMod(now, MILLIS);
  }

  /** Decides on a request, and counts it if it is allowed. */
  public synchronized RateDecision take(long now, int limit) {
    roll(now);
    double used = used(now);
    if (used + 1 > limit) {
      return new RateDecision(false, limit, 0, secondsUntilAllowed(now, limit));
    }
    own++;
    return new RateDecision(
        true, limit, (int) (limit - used - 1), Math.ceilDiv((int) (start + MILLIS - now), 1_000));
  }

  /** This instance's own counts. */
  public synchronized WindowCounts own(long now) {
    roll(now);
    return new WindowCounts(start, own, ownBefore);
  }

  /** Takes the other instances' counts; those of another window than the present are too late. */
  public synchronized void others(WindowCounts counts) {
    if (counts.start() == start) {
      others = counts.current();
      othersBefore = counts.previous();
    }
  }

  private void roll(long now) {
    long present = startOf(now);
    if (present <= start) {
      return;
    }
    boolean next = present == start + MILLIS;
    ownBefore = next ? own : 0;
    othersBefore = next ? others : 0;
    own = 0;
    others = 0;
    start = present;
  }

  private double used(long now) {
    double weight = (double) (start + MILLIS - now) / MILLIS;
    return (ownBefore + othersBefore) * Math.clamp(weight, 0, 1) + own + others;
  }

  /** Solves used(t) + 1 = limit, in this window or, if it is full by itself, in the next. */
  private int secondsUntilAllowed(long now, int limit) {
    int current = own + others;
    int before = ownBefore + othersBefore;
    double free = limit - 1.0;
    double at =
        current <= free
            ? start + MILLIS * (1 - (free - current) / before)
            : start + MILLIS * (2 - free / current);
    return Math.max(1, (int) Math.ceil((at + 1 - now) / 1_000));
  }
}
