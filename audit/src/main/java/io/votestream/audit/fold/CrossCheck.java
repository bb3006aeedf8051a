package io.votestream.audit.fold;

import io.votestream.audit.fold.MarkerCheck.Marker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be seen only by looking at all partitions: markers must be everywhere and the same. */
final class CrossCheck {

  private final List<PartitionFold> partitions;
  private final Findings findings;

  CrossCheck(List<PartitionFold> partitions, Findings findings) {
    this.partitions = partitions;
    this.findings = findings;
  }

  void run() {
    Map<String, Map<Integer, Marker>> known = new HashMap<>();
    for (int p = 0; p < partitions.size(); p++) {
      int partition = p;
      partitions
          .get(p)
          .markers()
          .markers()
          .forEach((poll, markers) -> merge(partition, poll, markers, known));
    }
    known.forEach(this::checkPresence);
    for (int p = 0; p < partitions.size(); p++) {
      int partition = p;
      partitions
          .get(p)
          .markers()
          .firstBeforeOpening()
          .forEach((poll, offset) -> beforeOpening(partition, poll, offset, known.keySet()));
    }
  }

  private void merge(
      int partition,
      String poll,
      Map<Integer, Marker> markers,
      Map<String, Map<Integer, Marker>> known) {
    Map<Integer, Marker> all = known.computeIfAbsent(poll, id -> new HashMap<>());
    markers.forEach(
        (epoch, marker) -> {
          Marker other = all.putIfAbsent(epoch, marker);
          if (other != null && !other.equals(marker)) {
            find(
                Finding.Kind.CONFLICTING_MARKERS,
                partition,
                -1,
                poll,
                "epoch %d differs from the one in another partition".formatted(epoch));
          }
        });
  }

  private void checkPresence(String poll, Map<Integer, Marker> markers) {
    int newest = markers.keySet().stream().max(Integer::compareUnsigned).orElseThrow();
    for (int p = 0; p < partitions.size(); p++) {
      int epoch = partitions.get(p).poll(poll).epoch();
      if (epoch != newest) {
        find(
            Finding.Kind.MISSING_MARKER,
            p,
            -1,
            poll,
            "epoch %d elsewhere, %d here".formatted(newest, epoch));
      }
    }
  }

  private void beforeOpening(int partition, String poll, long offset, Set<String> opened) {
    if (opened.contains(poll)) {
      find(Finding.Kind.VOTE_BEFORE_OPENING, partition, offset, poll, "the first one of this kind");
    } else {
      find(Finding.Kind.UNKNOWN_POLL, partition, offset, poll, "the first one of this poll here");
    }
  }

  private void find(Finding.Kind kind, int partition, long offset, String poll, String detail) {
    findings.add(new Finding(kind, partition, offset, poll, detail));
  }
}
