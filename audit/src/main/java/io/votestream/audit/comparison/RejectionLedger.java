package io.votestream.audit.comparison;

import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.RejectionListener.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** Holds one source of rejections against those that the fold yields. */
public final class RejectionLedger {

  private final String source;
  private final List<Map<String, RejectionStrand>> strands = new ArrayList<>();
  private final Map<Integer, Long> farthest = new TreeMap<>();
  private final List<Difference> foreign = new ArrayList<>();
  private boolean folding;

  /**
   * @param partitions of the vote log
   */
  public RejectionLedger(String source, int partitions) {
    this.source = source;
    for (int p = 0; p < partitions; p++) {
      strands.add(new HashMap<>());
    }
  }

  public String source() {
    return source;
  }

  /** The source has this one, in its order per poll and partition. */
  public void claim(String pollId, int partition, Rejected rejected) {
    if (partition < 0 || partition >= strands.size()) {
      foreign.add(
          new Difference(
              source,
              pollId,
              "rejection",
              RejectionStrand.text(rejected),
              "no such partition",
              partition + ":" + rejected.offset()));
      return;
    }
    farthest.merge(partition, RejectionStrand.cause(rejected), Math::max);
    strand(pollId, partition).claim(rejected);
  }

  /** All that the source has by now is claimed. */
  public void startFolding() {
    folding = true;
    strands.forEach(strand -> strand.values().forEach(RejectionStrand::startFolding));
  }

  /** Hears the fold of one partition; partitions may be folded at the same time. */
  public RejectionListener listener(int partition) {
    return (pollId, rejected) -> strand(pollId, partition).yield(rejected);
  }

  /** How far the log must be folded to yield all that is claimed: newest offset per partition. */
  public Map<Integer, Long> farthest() {
    return farthest;
  }

  /** Whether the source has all rejections of votes in front of these offsets. */
  public boolean hasAllBefore(IntToLongFunction endOfPartition) {
    for (int p = 0; p < strands.size(); p++) {
      long end = endOfPartition.applyAsLong(p);
      if (strands.get(p).values().stream()
          .anyMatch(strand -> !strand.missingBefore(end).isEmpty())) {
        return false;
      }
    }
    return true;
  }

  /** One poll in one partition. */
  public record Place(String pollId, int partition) {}

  /** Where the fold has yielded rejections that the source did not have when it was last read. */
  public List<Place> incomplete() {
    List<Place> places = new ArrayList<>();
    for (int p = 0; p < strands.size(); p++) {
      int partition = p;
      strands
          .get(p)
          .forEach(
              (poll, strand) -> {
                if (!strand.missingBefore(Long.MAX_VALUE).isEmpty()) {
                  places.add(new Place(poll, partition));
                }
              });
    }
    return places;
  }

  public List<Difference> differences(IntToLongFunction endOfPartition) {
    List<Difference> differences = new ArrayList<>(foreign);
    for (int p = 0; p < strands.size(); p++) {
      int partition = p;
      long end = endOfPartition.applyAsLong(p);
      strands.get(p).forEach((poll, strand) -> collect(poll, partition, strand, end, differences));
    }
    return differences;
  }

  private void collect(
      String poll, int partition, RejectionStrand strand, long end, List<Difference> into) {
    for (RejectionStrand.Mismatch difference : strand.differences()) {
      into.add(
          new Difference(
              source,
              poll,
              "rejection",
              difference.found(),
              difference.expected(),
              partition + ":" + difference.place()));
    }
    if (strand.surplus() > 0) {
      into.add(
          new Difference(
              source,
              poll,
              "rejections",
              strand.yielded() + strand.surplus() + "",
              strand.yielded() + "",
              "partition " + partition));
    }
    List<Rejected> missing = strand.missingBefore(end);
    if (!missing.isEmpty()) {
      into.add(
          new Difference(
              source,
              poll,
              "rejection",
              "%d missing".formatted(missing.size()),
              RejectionStrand.text(missing.getFirst()),
              partition + ":" + RejectionStrand.cause(missing.getFirst())));
    }
  }

  private RejectionStrand strand(String pollId, int partition) {
    return strands
        .get(partition)
        .computeIfAbsent(
            pollId,
            id -> {
              RejectionStrand strand = new RejectionStrand();
              if (folding) {
                strand.startFolding();
              }
              return strand;
            });
  }
}
