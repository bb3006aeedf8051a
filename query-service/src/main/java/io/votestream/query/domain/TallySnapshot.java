package io.votestream.query.domain;

import java.util.List;

/**
 * A poll's tally as a view holds it.
 *
 * @param version events folded; of two tallies of one poll the higher version is the newer
 * @param ballots ballots that count
 * @param counts votes per option index
 * @param isFinal no later vote can change it
 * @param asOf newest time folded, milliseconds since the epoch
 */
public record TallySnapshot(
    long version, long ballots, List<Long> counts, boolean isFinal, long asOf) {

  /** A poll of which nothing is folded yet. */
  public static TallySnapshot nothingYet(long createdAt) {
    return new TallySnapshot(0, 0, List.of(), false, createdAt);
  }

  public long votes(int option) {
    return option < counts.size() ? counts.get(option) : 0;
  }
}
