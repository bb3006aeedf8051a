package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A poll's result over time, at the ends of equal spans in which something happened. A point holds,
 * of each partition, all events in front of the first record stamped at or after the span's end.
 */
public final class PollHistory {

  private static final long NONE = Long.MIN_VALUE;

  private final String pollId;
  private final long span;
  private final List<PartitionFold> folds;
  private final List<TreeMap<Long, PartialTally>> spans = new ArrayList<>();
  private final long[] ends;

  /**
   * @param span milliseconds
   * @param folds by partition
   */
  public PollHistory(String pollId, long span, List<PartitionFold> folds) {
    this.pollId = pollId;
    this.span = span;
    this.folds = folds;
    this.ends = new long[folds.size()];
    Arrays.fill(ends, NONE);
    folds.forEach(fold -> spans.add(new TreeMap<>()));
  }

  /**
   * @param end of the span, milliseconds since the epoch, not itself part of it
   */
  public record Point(long end, Recount recount) {}

  /** Before a partition folds a record of this time. Partitions may be folded at the same time. */
  public void before(int partition, long timestamp) {
    if (timestamp >= ends[partition]) {
      keep(partition);
      ends[partition] = Math.floorDiv(timestamp, span) * span + span;
    }
  }

  private void keep(int partition) {
    PartialTally state = folds.get(partition).poll(pollId).current();
    if (ends[partition] != NONE && state.events() > 0) {
      spans.get(partition).put(ends[partition], state);
    }
  }

  /** When all is folded. */
  public List<Point> points() {
    SortedSet<Long> times = new TreeSet<>();
    for (int p = 0; p < folds.size(); p++) {
      keep(p);
      times.addAll(spans.get(p).keySet());
    }
    List<Point> points = new ArrayList<>();
    long version = 0;
    for (long time : times) {
      Recount recount =
          Recount.of(
              pollId,
              spans.stream()
                  .map(states -> states.floorEntry(time))
                  .filter(Objects::nonNull)
                  .map(Map.Entry::getValue)
                  .toList());
      if (recount.version() > version) {
        version = recount.version();
        points.add(new Point(time, recount));
      }
    }
    return points;
  }
}
