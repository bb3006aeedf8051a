package io.votestream.audit.fold;

import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the markers of one partition: order, parity, repeats, and votes in front of them. */
public final class MarkerCheck {

  private final int partition;
  private final int partitions;
  private final Findings findings;
  private final Map<String, Map<Integer, Marker>> markers = new HashMap<>();
  private final Map<String, Long> firstBeforeOpening = new HashMap<>();

  /**
   * What matters of a marker. Who wrote it and why may differ where two wrote the same at once.
   *
   * @param rules null for a closing
   */
  record Marker(int partitionCount, @Nullable PollRules rules) {}

  MarkerCheck(int partition, int partitions, Findings findings) {
    this.partition = partition;
    this.partitions = partitions;
    this.findings = findings;
  }

  /** Before the poll takes the marker. */
  void opened(long offset, PollPartition poll, PollOpened marker, byte @Nullable [] key) {
    boolean parity = (marker.getEpoch() & 1) == 1;
    Marker content = new Marker(marker.getPartitionCount(), marker.getRules());
    check(offset, poll, content, marker.getEpoch(), parity, key);
  }

  /** Before the poll takes the marker. */
  void closed(long offset, PollPartition poll, PollClosed marker, byte @Nullable [] key) {
    boolean parity = marker.getEpoch() != 0 && (marker.getEpoch() & 1) == 0;
    Marker content = new Marker(marker.getPartitionCount(), null);
    check(offset, poll, content, marker.getEpoch(), parity, key);
  }

  private void check(
      long offset,
      PollPartition poll,
      Marker marker,
      int epoch,
      boolean parity,
      byte @Nullable [] key) {
    if (!Arrays.equals(poll.idBytes(), key)) {
      find(Finding.Kind.WRONG_KEY, offset, poll, "marker under another key");
    }
    if (!parity) {
      find(Finding.Kind.WRONG_PARITY, offset, poll, "epoch " + Integer.toUnsignedString(epoch));
    }
    if (marker.partitionCount() != partitions) {
      find(
          Finding.Kind.WRONG_PARTITION_COUNT,
          offset,
          poll,
          "%s of %d".formatted(Integer.toUnsignedString(marker.partitionCount()), partitions));
    }
    Marker same =
        markers.computeIfAbsent(poll.id(), id -> new HashMap<>()).putIfAbsent(epoch, marker);
    if (same != null && !same.equals(marker)) {
      find(
          Finding.Kind.CONFLICTING_MARKERS,
          offset,
          poll,
          "differs from another one of epoch " + Integer.toUnsignedString(epoch));
    }
    if (Integer.compareUnsigned(epoch, poll.epoch()) <= 0) {
      find(Finding.Kind.STALE_MARKER, offset, poll, "epoch %d after %d", epoch, poll.epoch());
    } else if (epoch != poll.epoch() + 1) {
      find(Finding.Kind.SKIPPED_EPOCH, offset, poll, "epoch %d after %d", epoch, poll.epoch());
    }
  }

  void voteBeforeOpening(long offset, PollPartition poll) {
    firstBeforeOpening.putIfAbsent(poll.id(), offset);
  }

  private void find(
      Finding.Kind kind, long offset, PollPartition poll, String detail, Object... values) {
    findings.add(new Finding(kind, partition, offset, poll.id(), detail.formatted(values)));
  }

  /** Marker per poll and epoch, the first one of each. */
  Map<String, Map<Integer, Marker>> markers() {
    return Collections.unmodifiableMap(markers);
  }

  /** Offset of the first vote of each poll that stands before any opening marker here. */
  Map<String, Long> firstBeforeOpening() {
    return Collections.unmodifiableMap(firstBeforeOpening);
  }
}
