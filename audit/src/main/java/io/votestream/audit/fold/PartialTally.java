package io.votestream.audit.fold;

/**
 * What one partition says about one poll up to one position.
 *
 * @param events events of the poll of every kind
 * @param epoch newest marker, odd while open, even once closed, 0 before any
 * @param counts votes per option index, as far as any option has votes
 * @param position offset of the newest event counted in, -1 for none
 * @param asOf newest timestamp counted in, milliseconds since the epoch
 */
public record PartialTally(
    int partition,
    long events,
    int epoch,
    int partitionCount,
    int options,
    long[] counts,
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
