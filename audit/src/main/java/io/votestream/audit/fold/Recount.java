package io.votestream.audit.fold;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What all partitions together say about one poll. */
public record Recount(String pollId, List<PartialTally> partials) {

  /**
   * @param partials in any order; those without an event say nothing
   */
  public static Recount of(String pollId, Collection<PartialTally> partials) {
    return new Recount(
        pollId,
        partials.stream()
            .filter(partial -> partial.events() > 0)
            .sorted(Comparator.comparingInt(PartialTally::partition))
            .toList());
  }

  public long version() {
    return sum(PartialTally::events);
  }

  public long ballots() {
    return sum(PartialTally::ballots);
  }

  /** As many counters as the newest rules call for, or more if more were raised. */
  public List<Long> counts() {
    int length =
        partials.stream()
            .mapToInt(partial -> Math.max(partial.counters(), partial.counts().length))
            .max()
            .orElse(0);
    long[] counts = new long[length];
    for (PartialTally partial : partials) {
      Arrays.setAll(
          counts, i -> counts[i] + (i < partial.counts().length ? partial.counts()[i] : 0));
    }
    return LongStream.of(counts).boxed().toList();
  }

  /** Ballots per ranking, in lexicographic order; empty unless the poll is ranked. */
  public SortedMap<List<Integer>, Long> rankings() {
    SortedMap<List<Integer>, Long> rankings = new TreeMap<>(PollPartition::compare);
    partials.forEach(
        partial ->
            partial
                .rankings()
                .forEach((ranking, ballots) -> rankings.merge(ranking, ballots, Long::sum)));
    return rankings;
  }

  public long duplicate() {
    return sum(PartialTally::duplicate);
  }

  public long superseded() {
    return sum(PartialTally::superseded);
  }

  public long late() {
    return sum(PartialTally::late);
  }

  public long invalid() {
    return sum(PartialTally::invalid);
  }

  /** Milliseconds since the epoch. */
  public long asOf() {
    return partials.stream().mapToLong(PartialTally::asOf).max().orElse(0);
  }

  /** Every partition's newest marker is the same closing one. */
  public boolean isFinal() {
    PartialTally newest =
        partials.stream().max((a, b) -> Integer.compareUnsigned(a.epoch(), b.epoch())).orElse(null);
    if (newest == null || newest.epoch() == 0 || (newest.epoch() & 1) == 1) {
      return false;
    }
    Map<Integer, Integer> epochs = new TreeMap<>();
    partials.forEach(partial -> epochs.put(partial.partition(), partial.epoch()));
    return newest.partitionCount() > 0
        && newest.partitionCount() <= partials.size()
        && IntStream.range(0, newest.partitionCount())
            .allMatch(p -> epochs.getOrDefault(p, 0) == newest.epoch());
  }

  /** In the form in which views are compared with it. */
  public Snapshot snapshot() {
    TreeMap<Integer, Long> positions = new TreeMap<>();
    TreeMap<String, Object> fields = new TreeMap<>();
    for (PartialTally partial : partials) {
      positions.put(partial.partition(), partial.position());
      fields.put("rejections@" + partial.partition(), partial.rejections());
      fields.put("epoch@" + partial.partition(), Integer.toUnsignedLong(partial.epoch()));
    }
    fields.put("version", version());
    fields.put("ballots", ballots());
    fields.put("counts", Snapshot.trimmed(counts()));
    fields.put("rankings", Snapshot.pairs(rankings()));
    fields.put("winner", (long) Runoff.winner(rankings(), counts().size()));
    fields.put("duplicate", duplicate());
    fields.put("superseded", superseded());
    fields.put("late", late());
    fields.put("invalid", invalid());
    fields.put("final", isFinal());
    fields.put("asOf", asOf());
    return new Snapshot(pollId, version(), positions, fields);
  }

  private long sum(ToLongFunction<PartialTally> of) {
    return partials.stream().mapToLong(of).sum();
  }
}
