package io.votestream.audit.comparison;

import io.votestream.audit.fold.LogFold;
import io.votestream.audit.fold.Recount;
import io.votestream.audit.fold.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares one view with the fold. A view may lag while votes come in, so it is read twice: before
 * the fold begins, and after the fold has come to the end that the log had then, as often as it
 * takes until the view is there too. The fold then goes on to the very positions that the view
 * names.
 */
final class ViewCheck {

  private final SnapshotSource source;
  private final LogFold fold;
  private final Map<String, Snapshot> earlier = new HashMap<>();
  private final Map<String, Snapshot> latest = new HashMap<>();
  private final Set<String> caughtUp = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();

  ViewCheck(SnapshotSource source, LogFold fold) {
    this.source = source;
    this.fold = fold;
  }

  String name() {
    return source.name();
  }

  /** Before the fold begins. */
  void readAll() throws ViewUnavailableException {
    take(source.all());
  }

  /** Before the fold begins, for one poll. */
  void read(String pollId) throws ViewUnavailableException {
    take(source.of(Set.of(pollId)));
  }

  private void take(Map<String, Snapshot> snapshots) {
    earlier.putAll(snapshots);
    latest.putAll(snapshots);
    snapshots.forEach((poll, snapshot) -> fold.keep(poll, snapshot.positions()));
  }

  /**
   * Reads those polls again that were not up to the log's end as it was at the start.
   *
   * @param atStart positions per poll
   * @return whether none is left
   */
  boolean catchUp(Map<String, SortedMap<Integer, Long>> atStart) throws ViewUnavailableException {
    Set<String> behind = behind(atStart.keySet());
    if (behind.isEmpty()) {
      return true;
    }
    source
        .of(behind)
        .forEach(
            (poll, snapshot) -> {
              latest.put(poll, snapshot);
              fold.keep(poll, snapshot.positions());
              if (covers(snapshot, Objects.requireNonNull(atStart.get(poll)))) {
                caughtUp.add(poll);
              }
            });
    return behind(atStart.keySet()).isEmpty();
  }

  private Set<String> behind(Set<String> polls) {
    return polls.stream()
        .filter(poll -> !caughtUp.contains(poll) && !source.withheld().contains(poll))
        .collect(Collectors.toSet());
  }

  private static boolean covers(Snapshot snapshot, SortedMap<Integer, Long> positions) {
    return positions.entrySet().stream()
        .allMatch(
            position ->
                snapshot.positions().getOrDefault(position.getKey(), -1L) >= position.getValue());
  }

  /** How far the log must be folded for all positions that the view names. */
  Map<Integer, Long> farthest() {
    Map<Integer, Long> farthest = new TreeMap<>();
    for (Map<String, Snapshot> snapshots : List.of(earlier, latest)) {
      snapshots
          .values()
          .forEach(s -> s.positions().forEach((p, offset) -> farthest.merge(p, offset, Math::max)));
    }
    return farthest;
  }

  /** After the fold has come as far as {@link #farthest()}. */
  ViewResult compare(Map<String, SortedMap<Integer, Long>> atStart, SortedSet<String> inLog) {
    int equal = 0;
    for (Map.Entry<String, SortedMap<Integer, Long>> poll : atStart.entrySet()) {
      int before = differences.size();
      if (!source.withheld().contains(poll.getKey())) {
        compare(poll.getKey(), poll.getValue());
        equal += differences.size() == before ? 1 : 0;
      }
    }
    latest.keySet().stream()
        .filter(poll -> !inLog.contains(poll))
        .forEach(poll -> differ(poll, "poll", "present", "no event in the log", ""));
    long withheld = atStart.keySet().stream().filter(source.withheld()::contains).count();
    return new ViewResult(
        source.name(),
        atStart.size(),
        equal,
        (int) withheld,
        List.copyOf(differences),
        Map.copyOf(latest));
  }

  private void compare(String poll, SortedMap<Integer, Long> atStart) {
    Snapshot snapshot = latest.get(poll);
    if (snapshot == null) {
      differ(
          poll,
          "poll",
          "missing",
          "version " + fold.now(poll).version(),
          SnapshotComparison.place(atStart));
      return;
    }
    if (!caughtUp.contains(poll)) {
      lag(poll, snapshot, atStart);
    }
    if (snapshot.positions().isEmpty()) {
      return;
    }
    Optional<Recount> recount = fold.at(poll, snapshot.positions());
    if (recount.isPresent()) {
      compare(snapshot, recount.get());
    } else {
      // The fold had passed the place before the view named it; what it said earlier was kept.
      Snapshot first = earlier.getOrDefault(poll, snapshot);
      fold.at(poll, first.positions()).ifPresent(known -> compare(first, known));
    }
  }

  private void lag(String poll, Snapshot snapshot, SortedMap<Integer, Long> atStart) {
    SortedMap<Integer, Long> missing = new TreeMap<>(atStart);
    missing
        .entrySet()
        .removeIf(at -> snapshot.positions().getOrDefault(at.getKey(), -1L) >= at.getValue());
    differ(
        poll,
        "position (the log is ahead of the view)",
        "version %d at %s"
            .formatted(snapshot.version(), SnapshotComparison.place(snapshot.positions())),
        "version %d".formatted(fold.now(poll).version()),
        SnapshotComparison.place(missing));
  }

  private void compare(Snapshot snapshot, Recount recount) {
    differences.addAll(SnapshotComparison.compare(source.name(), snapshot, recount));
  }

  private void differ(String poll, String what, String found, String expected, String place) {
    differences.add(new Difference(source.name(), poll, what, found, expected, place));
  }
}
