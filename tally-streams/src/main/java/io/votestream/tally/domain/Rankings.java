package io.votestream.tally.domain;

import static java.util.Comparator.comparing;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.RankingCount;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the rankings of partials. */
final class Rankings {

  private static final Comparator<List<Integer>> LEXICOGRAPHIC =
      (left, right) -> {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
          int order = Integer.compare(left.get(i), right.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.size(), right.size());
      };

  private Rankings() {}

  /** In lexicographic order, without those that no ballot has. */
  static List<RankingCount> sum(Collection<Partial> partials) {
    Map<List<Integer>, Long> ballots = new HashMap<>();
    for (Partial partial : partials) {
      for (RankingCount count : partial.getRankingsList()) {
        ballots.merge(count.getRankingList(), count.getBallots(), Long::sum);
      }
    }
    return ballots.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(
            entry ->
                RankingCount.newBuilder()
                    .addAllRanking(entry.getKey())
                    .setBallots(entry.getValue())
                    .build())
        .sorted(comparing(RankingCount::getRankingList, LEXICOGRAPHIC))
        .toList();
  }
}
