package io.votestream.audit.cli;

import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.report.AuditReport;
import io.votestream.audit.report.AuditText;
import io.votestream.audit.report.Json;
import io.votestream.audit.report.RecountReport;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Replays the vote log and compares what it finds with everything that is published. Exit code 0:
 * equal, 1: different, 2: could not run.
 */
@Command(
    name = "audit",
    description = "Replays the vote log and compares it with everything that is published.",
    mixinStandardHelpOptions = true)
public final class Audit implements Callable<Integer> {

  static final int EQUAL = 0;
  static final int DIFFERENT = 1;
  static final int COULD_NOT_RUN = 2;

  private final Settings settings;
  private final PrintWriter out;

  @Option(
      names = "--poll",
      paramLabel = "ID",
      description = "This poll alone; a later round of it is ID~2, ID~3, …")
  private @Nullable String poll;

  @Option(names = "--json", description = "The report as JSON.")
  private boolean json;

  @Option(
      names = "--at",
      paramLabel = "TIME|POSITION",
      description = {
        "Results as of a time (2026-05-01T12:00:00Z) or as of positions (0:41,3:17);",
        "compared with nothing."
      })
  private @Nullable String at;

  @Option(
      names = "--what-if",
      paramLabel = "RULE",
      description = {
        "Counted by another rule beside the poll's own: protection=none, revote=no|replace,",
        "exclude=POSITION|SLOT|FROM..TO[,…]. May be given several times."
      })
  private List<String> whatIf = new ArrayList<>();

  @Option(
      names = "--views",
      split = ",",
      description = "Views to compare (default: all): ${COMPLETION-CANDIDATES}.")
  private Set<FullAudit.View> views = EnumSet.allOf(FullAudit.View.class);

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long views may take to reach the log's end (default: ${DEFAULT-VALUE}).")
  private int patience;

  private Audit(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true);
    System.exit(commandLine(Settings.fromEnvironment(), out).execute(arguments));
  }

  /** The whole command line, reporting to this writer. */
  static CommandLine commandLine(Settings settings, PrintWriter out) {
    return new CommandLine(new Audit(settings, out))
        .addSubcommand(new ExportCommand(settings, out))
        .addSubcommand(new VerifyCommand(out))
        .addSubcommand(new CertificateCommand(settings, out))
        .addSubcommand(new HistoryCommand(settings, out))
        .addSubcommand(new VerifyReceiptCommand(settings, out))
        .addSubcommand(new ForgetCommand(settings, out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setExecutionExceptionHandler(Audit::explain);
  }

  /** One sentence for whatever kept a command from running. */
  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("Could not run: " + exception.getMessage());
    return COULD_NOT_RUN;
  }

  @Override
  public Integer call() throws ViewUnavailableException, InterruptedException, SQLException {
    ProgressLine progress = new ProgressLine(System.err);
    return at == null && whatIf.isEmpty() ? audit(progress) : recount(progress);
  }

  private int audit(ProgressLine progress)
      throws ViewUnavailableException, InterruptedException, SQLException {
    AuditReport report =
        new FullAudit(settings, views, poll, Duration.ofSeconds(patience), progress).run();
    if (json) {
      out.print(Json.write(report));
      out.flush();
    } else {
      new AuditText(out).print(report);
    }
    return report.isEqual() ? EQUAL : DIFFERENT;
  }

  private int recount(ProgressLine progress) {
    AsOf asOf = at == null ? null : AsOf.parse(at);
    RecountReport report =
        new RecountRun(settings.kafka(), poll, asOf, progress)
            .run(whatIf.isEmpty() ? null : WhatIfOption.parse(whatIf));
    if (json) {
      out.print(Json.write(report));
      out.flush();
    } else {
      report.print(out);
    }
    return report.logFaultless() ? EQUAL : DIFFERENT;
  }
}
