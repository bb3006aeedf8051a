package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the end of a part's log; with --follow what is added to it, too. */
@Command(name = "logs", description = "Shows the end of a log.")
public final class LogsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SERVICE",
      description = "A service or part (ingest-service, kafka, …), or one instance of it.")
  private String part = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException, CommandFailed {
    List<String> command = new ArrayList<>(List.of("tail", "-n", "200"));
    if (follow) {
      command.add("-F");
    }
    command.addAll(logs(ThisStack.stack()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<String> logs(StackHome home) throws IOException, CommandFailed {
    List<String> all = new ArrayList<>();
    if (Files.isDirectory(home.logs())) {
      try (Stream<Path> files = Files.list(home.logs())) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".log"))
            .map(file -> file.substring(0, file.length() - ".log".length()))
            .sorted()
            .forEach(all::add);
      }
    }
    List<String> wanted =
        all.stream()
            .filter(name -> name.equals(part) || name.replaceFirst("-\\d+$", "").equals(part))
            .map(name -> home.log(name).toString())
            .toList();
    if (wanted.isEmpty()) {
      throw new CommandFailed(
          "There is no log of '%s'; there are %s.".formatted(part, String.join(", ", all)));
    }
    return wanted;
  }
}
