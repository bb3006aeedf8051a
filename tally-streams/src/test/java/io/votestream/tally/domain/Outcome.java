package io.votestream.tally.domain;

import static java.util.stream.Collectors.joining;

import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.Tally;
import java.util.Map;
import java.util.TreeMap;

/** What a count states, in words that the real one and the reference have in common. */
public final class Outcome {

  long version;
  long ballots;
  boolean isFinal;

  /** Without zeros; by what {@link ReferenceCount} says that a ballot says. */
  final Map<String, Long> counts = new TreeMap<>();

  /** Without zeros, by reason. */
  final Map<String, Long> rejected = new TreeMap<>();

  /**
   * @param levels of a rating poll, else 0
   */
  public static Outcome of(Tally tally, int levels) {
    Outcome outcome = new Outcome();
    outcome.version = tally.getVersion();
    outcome.ballots = tally.getBallots();
    outcome.isFinal = tally.getFinal();
    for (int i = 0; i < tally.getCountsCount(); i++) {
      String counted = levels == 0 ? "" + i : i / levels + ":" + (i % levels + 1);
      put(outcome.counts, counted, tally.getCounts(i));
    }
    for (RankingCount count : tally.getRankingsList()) {
      String ranking =
          count.getRankingList().stream().map(option -> option + ">").collect(joining());
      outcome.counts.put(ranking, count.getBallots());
    }
    put(outcome.rejected, "duplicate", tally.getRejected().getDuplicate());
    put(outcome.rejected, "superseded", tally.getRejected().getSuperseded());
    put(outcome.rejected, "late", tally.getRejected().getLate());
    put(outcome.rejected, "invalid", tally.getRejected().getInvalid());
    return outcome;
  }

  private static void put(Map<String, Long> numbers, String name, long number) {
    if (number != 0) {
      numbers.put(name, number);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome outcome && toString().equals(outcome.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "version %d, %d ballots %s, rejected %s, final %s"
        .formatted(version, ballots, counts, rejected, isFinal);
  }
}
