package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Connections;
import io.votestream.localstack.votelog.VoteLogPrinter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the vote log as JSON lines, in the order of each partition. */
@Command(name = "log", description = "Prints the vote log as JSON lines.")
public final class VoteLogCommand implements Callable<Integer> {

  @Option(names = "--poll", paramLabel = "ID", description = "Only this poll.")
  private @Nullable String poll;

  @Option(names = "--follow", description = "Go on with what is appended, until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, CommandFailed {
    StackHome home = ThisStack.stack();
    ThisStack.requireRunning(home);
    Connections connections = ThisStack.parts(home).connections();
    new VoteLogPrinter(connections.kafkaBootstrapServers(), Optional.ofNullable(poll))
        .print(System.out, follow);
    return 0;
  }
}
