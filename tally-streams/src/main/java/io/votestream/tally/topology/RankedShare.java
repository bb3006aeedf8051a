package io.votestream.tally.topology;

import java.time.Duration;

/**
 * Keeps ranked polls, whose messages hold up to two thousand rankings each, from slowing all
 * others: what emitting them takes is done in slices, and behind each there is a pause of fifty
 * times its length. A poll with few rankings is emitted at every turn all the same.
 */
final class RankedShare {

  private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
  private static final int PAUSE_PER_WORK = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private long nextTurn;

  boolean isTurn(long now) {
    return now >= nextTurn;
  }

  boolean goesOn(long begunNanos) {
    return System.nanoTime() - begunNanos < SLICE_NANOS;
  }

  void worked(long now, long begunNanos) {
    long pause = (System.nanoTime() - begunNanos) * PAUSE_PER_WORK / 1_000_000;
    nextTurn = now + Math.min(pause, LONGEST_PAUSE_MILLIS);
  }
}
