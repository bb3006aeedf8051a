package io.votestream.query.domain;

import java.util.Map;

/**
 * Sums over all tallies.
 *
 * @param ballotsByTheme keyed by the theme's name as owners wrote it, empty for none
 * @param asOf newest time folded into any tally, milliseconds since the epoch, 0 for none
 */
public record Totals(
    Map<String, Long> ballotsByTheme,
    long duplicate,
    long superseded,
    long late,
    long invalid,
    long asOf) {

  public long ballots() {
    return ballotsByTheme.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Votes of every kind, those that count and those that do not. */
  public long votes() {
    return ballots() + duplicate + superseded + late + invalid;
  }
}
