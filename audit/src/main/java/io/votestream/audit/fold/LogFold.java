package io.votestream.audit.fold;

import io.votestream.schemas.v1.PollRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The whole log's fold: one {@link PartitionFold} per partition, seen together. */
public final class LogFold implements AutoCloseable {

  private final List<PartitionFold> partitions;

  public LogFold(List<PartitionFold> partitions) {
    this.partitions = List.copyOf(partitions);
  }

  public PartitionFold partition(int partition) {
    return partitions.get(partition);
  }

  public int partitions() {
    return partitions.size();
  }

  /** Polls of which the log holds at least one event. */
  public SortedSet<String> polls() {
    SortedSet<String> ids = new TreeSet<>(PollOrder.NATURAL);
    for (PartitionFold partition : partitions) {
      partition.polls().stream()
          .filter(poll -> poll.position() >= 0)
          .forEach(poll -> ids.add(poll.id()));
    }
    return ids;
  }

  /** Offset of the poll's newest event folded so far, per partition that holds any. */
  public SortedMap<Integer, Long> positions(String pollId) {
    SortedMap<Integer, Long> positions = new TreeMap<>();
    for (int p = 0; p < partitions.size(); p++) {
      long position = partitions.get(p).poll(pollId).position();
      if (position >= 0) {
        positions.put(p, position);
      }
    }
    return positions;
  }

  /** Makes {@link #at} possible for these positions, as far as the fold is not past them. */
  public void keep(String pollId, Map<Integer, Long> positions) {
    positions.forEach(
        (p, offset) -> {
          if (p >= 0 && p < partitions.size()) {
            PollPartition poll = partitions.get(p).poll(pollId);
            poll.keptStates().keep(offset, poll);
          }
        });
  }

  /** The recount with all events up to these offsets; empty if the fold passed one unasked. */
  public Optional<Recount> at(String pollId, Map<Integer, Long> positions) {
    List<PartialTally> partials = new ArrayList<>();
    for (Map.Entry<Integer, Long> position : positions.entrySet()) {
      if (position.getKey() >= 0 && position.getKey() < partitions.size()) {
        PollPartition poll = partitions.get(position.getKey()).poll(pollId);
        Optional<PartialTally> partial = poll.keptStates().at(position.getValue(), poll);
        if (partial.isEmpty()) {
          return Optional.empty();
        }
        partials.add(partial.get());
      }
    }
    return Optional.of(Recount.of(pollId, partials));
  }

  /** The recount with all events folded so far. */
  public Recount now(String pollId) {
    return Recount.of(
        pollId, partitions.stream().map(partition -> partition.poll(pollId).current()).toList());
  }

  /** Rules of the poll's newest opening; empty before any. */
  public Optional<PollRules> rules(String pollId) {
    return partitions.stream()
        .map(partition -> partition.poll(pollId))
        .filter(poll -> poll.rules() != null)
        .max((a, b) -> Integer.compareUnsigned(a.epoch(), b.epoch()))
        .map(PollPartition::rules);
  }

  /** What is found in the partitions and between them. */
  public Findings findings() {
    Findings all = new Findings();
    partitions.forEach(partition -> all.addAll(partition.findings()));
    new CrossCheck(partitions, all).run();
    return all;
  }

  @Override
  public void close() {
    partitions.forEach(PartitionFold::close);
  }
}
