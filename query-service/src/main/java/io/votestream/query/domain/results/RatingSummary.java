package io.votestream.query.domain.results;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How one option was rated.
 *
 * @param distribution ballots per rating, 1 first
 * @param votes ballots that rated it
 * @param mean rating; null where nobody rated it
 */
public record RatingSummary(List<Long> distribution, long votes, @Nullable Double mean) {

  /**
   * @param levels highest rating
   */
  public static RatingSummary of(TallySnapshot tally, int option, int levels) {
    List<Long> distribution =
        IntStream.range(0, levels).mapToObj(level -> tally.count(option * levels + level)).toList();
    long votes = distribution.stream().mapToLong(Long::longValue).sum();
    long sum = IntStream.range(0, levels).mapToLong(i -> (i + 1) * distribution.get(i)).sum();
    return new RatingSummary(distribution, votes, votes == 0 ? null : (double) sum / votes);
  }
}
