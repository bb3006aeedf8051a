package io.votestream.tally.topology;

import java.time.Duration;

/**
 * When to emit, never what. Close behind the log: at every turn. Far behind it, as after a long
 * stop or when everything is counted anew: seldom, since what would be emitted is outdated before
 * anyone can read it, and each emission of a thousand polls costs as much as many votes.
 */
final class Pace {

  /** How often the processors ask. */
  static final Duration TURN = Duration.ofMillis(40);

  private static final long BEHIND_MILLIS = 2_000;
  private static final long INTERVAL_WHEN_BEHIND_MILLIS = 1_000;

  /** Of an uninterrupted flow of votes: no more often does a viewer see numbers jump. */
  private static final long INTERVAL_IN_FLOW_MILLIS = 150;

  private long newestEvent;
  private long lastEmission;

  /**
   * @param timestamp of an event just folded
   */
  void seen(long timestamp) {
    newestEvent = timestamp;
  }

  boolean isTurn(long now) {
    boolean behind = now - newestEvent > BEHIND_MILLIS;
    return now - lastEmission >= (behind ? INTERVAL_WHEN_BEHIND_MILLIS : INTERVAL_IN_FLOW_MILLIS);
  }

  /** Something was emitted in a turn. */
  void emitted(long now) {
    lastEmission = now;
  }
}
