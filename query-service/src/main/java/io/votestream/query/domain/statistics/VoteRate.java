package io.votestream.query.domain.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** Votes folded per second, as the difference of two readings of the total. Not thread-safe. */
final class VoteRate {

  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofMillis(900);

  private final Deque<Reading> readings = new ArrayDeque<>();

  /** Takes a reading of the total of all votes ever folded. */
  void add(Instant at, long votes) {
    readings.removeIf(
        reading -> reading.at().isBefore(at.minus(LONGEST)) || reading.votes() > votes);
    // One from before the window stays, for those who ask less often than that.
    while (readings.size() > 1 && secondOldest().at().isBefore(at.minus(WINDOW))) {
      readings.removeFirst();
    }
    readings.addLast(new Reading(at, votes));
  }

  private Reading secondOldest() {
    return readings.stream().skip(1).findFirst().orElseThrow();
  }

  /**
   * Over the last 15 s, or since the last reading before if there was one in the last minute; empty
   * while that is less than about a second.
   */
  OptionalDouble perSecond() {
    Reading oldest = readings.peekFirst();
    Reading newest = readings.peekLast();
    if (oldest == null || newest == null) {
      return OptionalDouble.empty();
    }
    Duration span = Duration.between(oldest.at(), newest.at());
    return span.compareTo(SHORTEST) < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((newest.votes() - oldest.votes()) * 1e3 / span.toMillis());
  }

  private record Reading(Instant at, long votes) {}
}
