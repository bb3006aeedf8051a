package io.votestream.tally.domain;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.RejectedCountsOrBuilder;
import io.votestream.schemas.v1.Tally;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Adds up what the partitions say about a poll. */
public final class Merge {

  private Merge() {}

  /**
   * @param partials of one poll, at most one per partition, in any order
   */
  public static Tally merge(String pollId, Collection<Partial> partials) {
    List<Partial> ordered =
        partials.stream().sorted(Comparator.comparingInt(Partial::getPartition)).toList();
    Tally.Builder tally = Tally.newBuilder().setPollId(pollId).setFinal(isFinal(ordered));
    RejectedCounts.Builder rejected = tally.getRejectedBuilder();
    long[] counts = new long[ordered.stream().mapToInt(Partial::getCountsCount).max().orElse(0)];
    for (Partial partial : ordered) {
      tally
          .setVersion(tally.getVersion() + partial.getEvents())
          .setBallots(tally.getBallots() + partial.getBallots())
          .setAsOf(Math.max(tally.getAsOf(), partial.getAsOf()))
          .addPositions(position(partial));
      RejectedCounts more = partial.getRejected();
      rejected
          .setDuplicate(rejected.getDuplicate() + more.getDuplicate())
          .setSuperseded(rejected.getSuperseded() + more.getSuperseded())
          .setLate(rejected.getLate() + more.getLate())
          .setInvalid(rejected.getInvalid() + more.getInvalid());
      for (int i = 0; i < partial.getCountsCount(); i++) {
        counts[i] += partial.getCounts(i);
      }
    }
    for (long count : counts) {
      tally.addCounts(count);
    }
    return tally.addAllRankings(Rankings.sum(ordered)).build();
  }

  /** All rejections, whatever the reason. */
  static long total(RejectedCountsOrBuilder rejected) {
    return rejected.getDuplicate()
        + rejected.getSuperseded()
        + rejected.getLate()
        + rejected.getInvalid();
  }

  private static PartitionPosition position(Partial partial) {
    return PartitionPosition.newBuilder()
        .setPartition(partial.getPartition())
        .setOffset(partial.getPosition())
        .setRejections(total(partial.getRejected()))
        .setEpoch(partial.getEpoch())
        .build();
  }

  /** Whether every partition of the log has folded the newest marker, and it is a closing one. */
  private static boolean isFinal(List<Partial> partials) {
    int epoch = partials.stream().mapToInt(Partial::getEpoch).max().orElse(0);
    if (epoch == 0 || epoch % 2 == 1) {
      return false;
    }
    List<Partial> closed = partials.stream().filter(p -> p.getEpoch() == epoch).toList();
    int partitions = closed.getFirst().getPartitionCount();
    return partitions > 0
        && closed.stream().filter(p -> p.getPartition() < partitions).count() == partitions;
  }
}
