package io.votestream.audit.cli;

import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.report.AuditReport;
import io.votestream.audit.report.AuditText;
import io.votestream.audit.report.Json;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--poll", paramLabel = "ID", description = "This poll alone.")
  private @Nullable String poll;

  @Option(names = "--json", description = "The report as JSON.")
  private boolean json;

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

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Audit())
        .setCaseInsensitiveEnumValuesAllowed(true)
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
    AuditReport report =
        new FullAudit(
                Settings.fromEnvironment(), views, poll, Duration.ofSeconds(patience), progress)
            .run();
    PrintWriter out = out();
    if (json) {
      out.print(Json.write(report));
      out.flush();
    } else {
      new AuditText(out).print(report);
    }
    return report.result().equals("equal") ? EQUAL : DIFFERENT;
  }

  private PrintWriter out() {
    return spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
  }
}
