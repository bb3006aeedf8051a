package io.votestream.audit.cli;

import io.votestream.audit.comparison.AuditResult;
import io.votestream.audit.comparison.Auditor;
import io.votestream.audit.comparison.RejectionLedger;
import io.votestream.audit.comparison.RejectionSource;
import io.votestream.audit.comparison.SnapshotSource;
import io.votestream.audit.comparison.ViewResult;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.Snapshot;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.http.EdgeResults;
import io.votestream.audit.jdbc.Postgres;
import io.votestream.audit.jdbc.PostgresRejections;
import io.votestream.audit.jdbc.PostgresTallies;
import io.votestream.audit.kafka.DeadLettersTopic;
import io.votestream.audit.kafka.PollsTopic;
import io.votestream.audit.kafka.RejectionsTopic;
import io.votestream.audit.kafka.TalliesTopic;
import io.votestream.audit.kafka.VoteLogReplay;
import io.votestream.audit.redis.RedisTallies;
import io.votestream.audit.report.AuditReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an audit of the running deployment together and runs it. */
final class FullAudit {

  private final Settings settings;
  private final Set<View> wanted;
  private final @Nullable String onlyPoll;
  private final Duration patience;
  private final ProgressLine progress;
  private List<ViewResult> published = List.of();

  /**
   * @param onlyPoll null for all
   */
  FullAudit(
      Settings settings,
      Set<View> wanted,
      @Nullable String onlyPoll,
      Duration patience,
      ProgressLine progress) {
    this.settings = settings;
    this.wanted = wanted;
    this.onlyPoll = onlyPoll;
    this.patience = patience;
    this.progress = progress;
  }

  /** A view that can be compared with the log. */
  enum View {
    TALLIES,
    POSTGRES,
    REDIS,
    EDGE
  }

  AuditReport run() throws ViewUnavailableException, InterruptedException, SQLException {
    String kafka = settings.kafka();
    int partitions = VoteLogReplay.partitions(kafka);
    try (TalliesTopic tallies = new TalliesTopic(kafka);
        RejectionsTopic rejectionsTopic = new RejectionsTopic(kafka, onlyPoll);
        DeadLettersTopic deadLetters = new DeadLettersTopic(kafka);
        PollsTopic polls = new PollsTopic(kafka);
        Postgres postgres = new Postgres(settings.database());
        RedisTallies redis = new RedisTallies(settings.redis());
        EdgeResults edge = new EdgeResults(settings.edge(), tallies, polls)) {
      Map<View, SnapshotSource> sources = new LinkedHashMap<>();
      // The edge first: what it shows has been published before, and is looked up afterwards.
      sources.put(View.EDGE, edge);
      sources.put(View.REDIS, redis);
      sources.put(View.POSTGRES, new PostgresTallies(postgres));
      sources.put(View.TALLIES, tallies);
      sources.keySet().retainAll(wanted);
      Map<RejectionLedger, RejectionSource> rejections = new LinkedHashMap<>();
      if (wanted.contains(View.TALLIES)) {
        rejections.put(new RejectionLedger("rejections topic", partitions), rejectionsTopic);
      }
      if (wanted.contains(View.POSTGRES)) {
        rejections.put(
            new RejectionLedger("postgres rejections", partitions),
            new PostgresRejections(postgres, onlyPoll));
      }
      return run(kafka, partitions, List.copyOf(sources.values()), rejections, deadLetters);
    }
  }

  private AuditReport run(
      String kafka,
      int partitions,
      List<SnapshotSource> sources,
      Map<RejectionLedger, RejectionSource> rejections,
      DeadLettersTopic deadLetters)
      throws ViewUnavailableException, InterruptedException {
    List<RejectionLedger> ledgers = new ArrayList<>(rejections.keySet());
    try (Replay replay =
        Replay.open(
            kafka, partitions, onlyPoll, WhatIf.AS_IT_IS, p -> listener(ledgers, p), progress)) {
      AuditResult result =
          new Auditor(
                  replay.log(), replay.fold(), onlyPoll, patience, sources, rejections, deadLetters)
              .run();
      replay.log().addFindings(result.log());
      published = result.views();
      AuditReport report = AuditReport.of(result, measured(partitions, replay.log().records()));
      if (report.isEqual()) {
        UnknownPollException.throwUnlessKnown(onlyPoll, report.polls());
      }
      return report;
    }
  }

  /** What each view said last of a poll, after {@link #run()}. */
  Map<String, Snapshot> published(String poll) {
    Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    for (ViewResult view : published) {
      Snapshot snapshot = view.published().get(poll);
      if (snapshot != null && !snapshot.positions().isEmpty()) {
        snapshots.put(view.view(), snapshot);
      }
    }
    return snapshots;
  }

  private AuditReport.Replay measured(int partitions, long records) {
    double seconds = progress.nanos() / 1e9;
    long perSecond = seconds == 0 ? 0 : Math.round(records / seconds);
    return new AuditReport.Replay(partitions, records, seconds, perSecond, progress.heapBytes());
  }

  private static RejectionListener listener(List<RejectionLedger> ledgers, int partition) {
    List<RejectionListener> listeners =
        ledgers.stream().map(ledger -> ledger.listener(partition)).toList();
    return (poll, rejected) -> listeners.forEach(listener -> listener.rejected(poll, rejected));
  }
}
