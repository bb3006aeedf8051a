package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.parts.WrittenDownProcess;
import io.votestream.localstack.supervisor.PartStatus;
import io.votestream.localstack.supervisor.StatusBoard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Prints a table of the stack's processes. */
@Command(name = "status", description = "Shows the parts and what they are doing.")
public final class StatusCommand implements Callable<Integer> {

  private static final String ROW = "%-20s %-9s %8s %8s %10s %9s%n";
  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  @Override
  public Integer call() throws IOException {
    StackHome home = ThisStack.stack();
    Map<String, PartStatus> states =
        StatusBoard.read(home).stream()
            .collect(Collectors.toMap(PartStatus::name, status -> status));
    var processes =
        WrittenDownProcess.all(home).stream()
            .sorted(Comparator.comparing(WrittenDownProcess::name))
            .toList();
    if (processes.isEmpty()) {
      System.out.println("VoteStream is not running.");
      return 0;
    }
    System.out.printf(ROW, "PART", "STATE", "PID", "MB", "FOR", "RESTARTS");
    for (WrittenDownProcess process : processes) {
      print(process, Optional.ofNullable(states.get(process.name())));
    }
    return 0;
  }

  private static void print(WrittenDownProcess process, Optional<PartStatus> status)
      throws IOException {
    Optional<Long> pid = process.pid();
    String seen = pid.isPresent() ? "running" : "dead";
    System.out.printf(
        ROW,
        process.name(),
        status
            .filter(known -> pid.isPresent())
            .map(known -> known.state().name().toLowerCase(Locale.ROOT))
            .orElse(seen),
        pid.map(String::valueOf).orElse("-"),
        pid.isPresent() ? residentMegabytes(pid.get()) : "-",
        status.map(known -> age(known.since())).orElse("-"),
        status.map(known -> String.valueOf(known.restarts())).orElse("-"));
  }

  private static String residentMegabytes(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.exists(status)) {
      return "-";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE)
        .map(String::valueOf)
        .findFirst()
        .orElse("-");
  }

  private static String age(Instant since) {
    Duration age = Duration.between(since, Instant.now());
    return age.toHours() > 0
        ? "%dh %02dm".formatted(age.toHours(), age.toMinutesPart())
        : "%dm %02ds".formatted(age.toMinutes(), age.toSecondsPart());
  }
}
