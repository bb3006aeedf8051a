package io.votestream.audit.fold;

import java.util.List;
import java.util.SortedMap;

/**
 * What one partition says about one poll up to one position.
 *
 * @param events events of the poll of every kind
 * @param epoch newest marker, odd while open, even once closed, 0 before any
 * @param counters as many as the newest rules call for
 * @param counts as {@link BallotRule} raises them, as far as any is not zero
 * @param rankings ballots per ranking, only of a ranked poll
 * @param position offset of the newest event counted in, -1 for none
 * @param asOf newest timestamp counted in, milliseconds since the epoch
 */
public record PartialTally(
    int partition,
    long events,
    int epoch,
    int partitionCount,
    int counters,
    long[] counts,
    SortedMap<List<Integer>, Long> rankings,
    long ballots,
    long duplicate,
    long superseded,
    long late,
    long invalid,
    long position,
    long asOf) {

  /** Votes that do not count, which is also the number of the newest rejection. */
  public long rejections() {
    return duplicate + superseded + late + invalid;
  }
}
