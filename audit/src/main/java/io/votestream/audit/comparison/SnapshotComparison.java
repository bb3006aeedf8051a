package io.votestream.audit.comparison;

import io.votestream.audit.fold.Recount;
import io.votestream.audit.fold.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares a published tally with the recount at its own positions. */
public final class SnapshotComparison {

  private SnapshotComparison() {}

  public static List<Difference> compare(String view, Snapshot snapshot, Recount recount) {
    List<Difference> differences = new ArrayList<>();
    Map<Integer, Long> there = new TreeMap<>();
    recount.partials().forEach(partial -> there.put(partial.partition(), partial.position()));
    snapshot
        .positions()
        .forEach(
            (partition, offset) -> {
              Long position = there.get(partition);
              if (!offset.equals(position)) {
                String named = partition + ":" + offset;
                String found = position == null ? "no event there" : partition + ":" + position;
                differences.add(
                    new Difference(view, snapshot.pollId(), "position", named, found, named));
              }
            });
    Map<String, Object> expected = recount.snapshot().fields();
    String place = place(snapshot.positions());
    snapshot
        .fields()
        .forEach(
            (field, found) -> {
              String right = String.valueOf(expected.get(field));
              if (!found.toString().equals(right)) {
                differences.add(
                    new Difference(view, snapshot.pollId(), field, found.toString(), right, place));
              }
            });
    return differences;
  }

  static String place(Map<Integer, Long> positions) {
    return positions.entrySet().stream()
        .map(position -> position.getKey() + ":" + position.getValue())
        .collect(Collectors.joining(" "));
  }
}
