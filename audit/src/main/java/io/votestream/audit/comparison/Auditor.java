package io.votestream.audit.comparison;

import io.votestream.audit.fold.DeadLetter;
import io.votestream.audit.fold.Findings;
import io.votestream.audit.fold.LogFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The audit itself, which live traffic need not stop for: note where the log ends, read what is
 * published, fold to that end, give the views a limited time to get there too, then fold on to the
 * very positions that each view names and compare there.
 */
public final class Auditor {

  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);

  private final LogSource log;
  private final LogFold fold;
  private final @Nullable String onlyPoll;
  private final Duration patience;
  private final List<ViewCheck> views;
  private final Map<RejectionLedger, RejectionSource> rejections;
  private final DeadLetterSource deadLetters;

  /**
   * @param fold that the log source feeds, and the ledgers hear of
   * @param onlyPoll the one poll in question, null for all
   * @param patience how long views may take to get to the end that the log had at the start
   */
  public Auditor(
      LogSource log,
      LogFold fold,
      @Nullable String onlyPoll,
      Duration patience,
      List<SnapshotSource> views,
      Map<RejectionLedger, RejectionSource> rejections,
      DeadLetterSource deadLetters) {
    this.log = log;
    this.fold = fold;
    this.onlyPoll = onlyPoll;
    this.patience = patience;
    this.views = views.stream().map(view -> new ViewCheck(view, fold)).toList();
    this.rejections = rejections;
    this.deadLetters = deadLetters;
  }

  /**
   * @throws ViewUnavailableException if a view cannot be read, so that nothing is shown about it
   */
  public AuditResult run() throws ViewUnavailableException, InterruptedException {
    Map<Integer, Long> start = log.ends();
    for (ViewCheck view : views) {
      if (onlyPoll == null) {
        view.readAll();
      } else {
        view.read(onlyPoll);
      }
    }
    readRejections();
    rejections.keySet().forEach(RejectionLedger::startFolding);

    log.foldTo(start);
    Map<String, SortedMap<Integer, Long>> atStart = positions();
    DeadLetterCheck deadLetterCheck = new DeadLetterCheck(deadLettersInLog());
    waitForViews(start, atStart, deadLetterCheck);

    Map<Integer, Long> folded = farthest(start);
    log.foldTo(folded);
    Findings findings = fold.findings();
    deadLetterCheck.report(deadLettersInLog(), folded, findings);
    return new AuditResult(
        fold.polls().stream().map(fold::now).toList(), findings, compare(start, atStart));
  }

  private void waitForViews(
      Map<Integer, Long> start,
      Map<String, SortedMap<Integer, Long>> atStart,
      DeadLetterCheck deadLetterCheck)
      throws ViewUnavailableException, InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    while (true) {
      // A view that takes long to read gets a second chance all the same.
      boolean last = Instant.now().isAfter(deadline);
      boolean all = deadLetterCheck.read(deadLetters.letters());
      for (ViewCheck view : views) {
        all &= view.catchUp(atStart);
      }
      readRejections();
      for (RejectionLedger ledger : rejections.keySet()) {
        all &= ledger.hasAllBefore(p -> end(start, p));
      }
      if (all || last) {
        return;
      }
      Thread.sleep(BETWEEN_ROUNDS);
    }
  }

  private void readRejections() throws ViewUnavailableException {
    for (Map.Entry<RejectionLedger, RejectionSource> source : rejections.entrySet()) {
      source.getValue().read(source.getKey());
    }
  }

  /** Behind everything that any view names, as far as the log goes. */
  private Map<Integer, Long> farthest(Map<Integer, Long> start) {
    Map<Integer, Long> farthest = new TreeMap<>(start);
    views.forEach(view -> view.farthest().forEach((p, o) -> farthest.merge(p, o + 1, Math::max)));
    rejections
        .keySet()
        .forEach(
            ledger -> ledger.farthest().forEach((p, o) -> farthest.merge(p, o + 1, Math::max)));
    Map<Integer, Long> ends = log.ends();
    farthest.keySet().retainAll(ends.keySet());
    farthest.replaceAll((p, end) -> Math.min(end, end(ends, p)));
    return farthest;
  }

  private Map<String, SortedMap<Integer, Long>> positions() {
    Map<String, SortedMap<Integer, Long>> positions = new TreeMap<>();
    fold.polls().forEach(poll -> positions.put(poll, fold.positions(poll)));
    return positions;
  }

  private List<DeadLetter> deadLettersInLog() {
    return IntStream.range(0, fold.partitions())
        .mapToObj(p -> fold.partition(p).deadLetters())
        .flatMap(List::stream)
        .toList();
  }

  private List<ViewResult> compare(
      Map<Integer, Long> start, Map<String, SortedMap<Integer, Long>> atStart) {
    List<ViewResult> results = new ArrayList<>();
    views.forEach(view -> results.add(view.compare(atStart, fold.polls())));
    for (RejectionLedger ledger : rejections.keySet()) {
      List<Difference> differences = ledger.differences(p -> end(start, p));
      int different = (int) differences.stream().map(Difference::pollId).distinct().count();
      results.add(
          new ViewResult(
              ledger.source(),
              atStart.size(),
              atStart.size() - different,
              0,
              differences,
              Map.of()));
    }
    return List.copyOf(results);
  }

  private static long end(Map<Integer, Long> ends, int partition) {
    return Objects.requireNonNullElse(ends.get(partition), 0L);
  }
}
