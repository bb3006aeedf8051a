package io.votestream.push.domain.poll;

import io.votestream.schemas.v1.Tally;
import java.util.List;

/**
 * The newest tally of one round.
 *
 * @param version 0 while nothing is folded
 * @param counts as in {@code Tally.counts}; perhaps shorter, where the rest has no votes
 * @param asOf newest event counted, milliseconds since the epoch
 * @param talliedAt when the tally was written to its topic, milliseconds since the epoch
 */
public record Count(
    long version, boolean isFinal, long ballots, List<Long> counts, long asOf, long talliedAt) {

  public static final Count NOTHING = new Count(0, false, 0, List.of(), 0, 0);

  static Count of(Tally tally, long talliedAt) {
    return new Count(
        tally.getVersion(),
        tally.getFinal(),
        tally.getBallots(),
        tally.getCountsList(),
        tally.getAsOf(),
        talliedAt);
  }
}
