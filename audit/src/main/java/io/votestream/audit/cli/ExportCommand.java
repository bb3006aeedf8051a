package io.votestream.audit.cli;

import io.votestream.audit.bundle.BundleWriter;
import io.votestream.audit.bundle.CountedPoll;
import io.votestream.audit.bundle.PublishedSnapshot;
import io.votestream.audit.report.AuditReport;
import io.votestream.audit.report.Json;
import io.votestream.schemas.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Audits a poll and writes all that others need to check its result. */
@Command(
    name = "export",
    description = "Writes a bundle with which anyone can check a poll's result.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;
  private final PrintWriter out;

  @Option(names = "--poll", paramLabel = "ID", required = true, description = "The poll.")
  private String poll = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder that is empty or not there yet.")
  private Path folder = Path.of("");

  @Option(
      names = "--views",
      split = ",",
      description = "Views to compare and to include (default: all): ${COMPLETION-CANDIDATES}.")
  private Set<FullAudit.View> views = EnumSet.allOf(FullAudit.View.class);

  ExportCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    ProgressLine progress = new ProgressLine(System.err);
    SigningKey key = settings.logRootKey();
    PollReplay replay = new PollReplay(settings, poll, progress);
    BundleWriter bundle = new BundleWriter(folder, key);
    FullAudit audit = new FullAudit(settings, views, poll, PATIENCE, progress);
    AuditReport report = audit.run();
    bundle.report(Json.write(report));
    bundle.snapshots(snapshots(audit));
    CountedPoll counted = replay.run(bundle::leaves);
    bundle.rejections(replay.rejections());
    bundle.finish(counted, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    out.printf(
        "%s: poll %s, %d ballots, %s; signed with key %s%n",
        folder,
        poll,
        counted.recount().ballots(),
        counted.recount().isFinal() ? "final" : "not final",
        HexFormat.of().formatHex(key.publicKey()));
    if (!report.isEqual()) {
      out.println("DIFFERENT: the audit in report.json found differences");
    }
    out.flush();
    return report.isEqual() ? Audit.EQUAL : Audit.DIFFERENT;
  }

  private List<PublishedSnapshot> snapshots(FullAudit audit) {
    return audit.published(poll).entrySet().stream()
        .map(view -> PublishedSnapshot.of(view.getKey(), view.getValue()))
        .toList();
  }
}
