package io.votestream.query.domain.statistics;

import java.util.Map;

/**
 * Sums over the tallies that anyone may see now: hidden numbers are not in it, since a sum tells
 * what was added to it.
 *
 * @param ballotsByTheme keyed by the theme's name as owners wrote it, empty for none
 * @param asOf newest time folded into any of them, milliseconds since the epoch, 0 for none
 * @param votesAlwaysShown votes of every kind, those that count and those that do not, of polls
 *     that are never hidden: the others join the sums all at once
 */
public record Totals(
    Map<String, Long> ballotsByTheme,
    long duplicate,
    long superseded,
    long late,
    long invalid,
    long asOf,
    long votesAlwaysShown) {

  public long ballots() {
    return ballotsByTheme.values().stream().mapToLong(Long::longValue).sum();
  }
}
