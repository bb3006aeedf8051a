package io.votestream.query.domain.results;

import java.util.List;

/**
 * A poll's tally as a view holds it.
 *
 * @param version events folded; of two tallies of one poll the higher version is the newer
 * @param ballots ballots that count
 * @param counts per option index: votes, or first preferences; of a rating poll per option and
 *     rating, [option * levels + rating - 1]
 * @param isFinal no later vote can change it
 * @param asOf newest time folded, milliseconds since the epoch
 * @param rankings of a ranked poll, else empty
 */
public record TallySnapshot(
    long version,
    long ballots,
    List<Long> counts,
    boolean isFinal,
    long asOf,
    List<Ranking> rankings) {

  /** A poll of which nothing is folded yet. */
  public static TallySnapshot nothingYet(long createdAt) {
    return new TallySnapshot(0, 0, List.of(), false, createdAt, List.of());
  }

  /** 0 for a counter that is not there yet. */
  public long count(int counter) {
    return counter < counts.size() ? counts.get(counter) : 0;
  }
}
