package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Instant-runoff over rankings. Each ballot counts for the first option on it that is still there.
 * With more than half of the ballots that still count an option wins; else the one with the fewest
 * is eliminated. Of several, it is the one that had the fewest in the latest earlier step in which
 * they differ, else the one named last.
 */
final class Runoff {

  static final int NOBODY = -1;

  private final Map<List<Integer>, Long> rankings;
  private final int options;
  private final Set<Integer> eliminated = new HashSet<>();
  private final List<long[]> steps = new ArrayList<>();

  private Runoff(Map<List<Integer>, Long> rankings, int options) {
    this.rankings = rankings;
    this.options = options;
  }

  /** Index of the option that wins; {@link #NOBODY} without any ballot. */
  static int winner(SortedMap<List<Integer>, Long> rankings, int options) {
    return new Runoff(rankings, options).run();
  }

  private int run() {
    while (eliminated.size() < options) {
      long[] votes = votes();
      long counting = 0;
      for (long ballots : votes) {
        counting += ballots;
      }
      if (counting == 0) {
        return NOBODY;
      }
      for (int option = 0; option < options; option++) {
        if (votes[option] * 2 > counting) {
          return option;
        }
      }
      steps.add(votes);
      eliminated.add(last());
    }
    return NOBODY;
  }

  private long[] votes() {
    long[] votes = new long[options];
    rankings.forEach(
        (ranking, ballots) ->
            ranking.stream()
                .filter(option -> !eliminated.contains(option))
                .findFirst()
                .ifPresent(option -> votes[option] += ballots));
    return votes;
  }

  private int last() {
    int last = NOBODY;
    for (int option = 0; option < options; option++) {
      if (!eliminated.contains(option) && (last == NOBODY || !isBehind(last, option))) {
        last = option;
      }
    }
    return last;
  }

  /** Whether the first goes before the second, which has the higher index. */
  private boolean isBehind(int first, int second) {
    for (int step = steps.size() - 1; step >= 0; step--) {
      long[] votes = steps.get(step);
      if (votes[first] != votes[second]) {
        return votes[first] < votes[second];
      }
    }
    return false;
  }
}
