package io.votestream.localstack;

import io.votestream.localstack.cli.DownCommand;
import io.votestream.localstack.cli.EnvCommand;
import io.votestream.localstack.cli.LogsCommand;
import io.votestream.localstack.cli.RebuildViewsCommand;
import io.votestream.localstack.cli.ScaleCommand;
import io.votestream.localstack.cli.StatusCommand;
import io.votestream.localstack.cli.SuperviseCommand;
import io.votestream.localstack.cli.UpCommand;
import io.votestream.localstack.cli.VoteLogCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands of `./votestream` that handle a stack on this machine. */
@Command(
    name = "votestream",
    synopsisSubcommandLabel = "COMMAND",
    description = "Live voting whose tally is a pure fold of a Kafka log.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      EnvCommand.class,
      ScaleCommand.class,
      RebuildViewsCommand.class,
      VoteLogCommand.class,
      SuperviseCommand.class
    },
    footer = {
      "  demo           The guided demonstration.",
      "  audit          Replays the log and compares it with every view.",
      "  verify-receipt Checks a receipt.",
      "  forget         Destroys a closed poll's key.",
      "  bench          Measures.",
      "  test           Runs everything that CI runs; with --quick, what takes minutes."
    })
public final class LocalStack {

  private static final int WRONG_USE = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what a command does.")
  private boolean help;

  private LocalStack() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new LocalStack());
    // What fails says why in one sentence; a usage text or a stack trace would hide it.
    commands.setParameterExceptionHandler(
        (failure, parsed) -> {
          failure.getCommandLine().getErr().println(failure.getMessage());
          return WRONG_USE;
        });
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(failure.getMessage());
          return 1;
        });
    System.exit(commands.execute(arguments));
  }
}
