package io.votestream.localstack.cli;

import io.votestream.localstack.parts.Part;
import io.votestream.localstack.parts.Signal;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.parts.WrittenDownProcess;
import io.votestream.localstack.supervisor.StatusBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stops by their pid files the parts of a stack whose supervisor did not live to do it. */
final class Leftovers {

  /** Services before what they stand on. */
  private static final List<String> LAST = List.of("nginx-1", "redis-1", "postgres-1", "kafka-1");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Leftovers() {}

  static void stop(StackHome home) throws IOException, InterruptedException {
    Map<String, Signal> signals =
        ThisStack.parts(home).infrastructure().stream()
            .collect(Collectors.toMap(Part::name, Part::stopSignal));
    List<WrittenDownProcess> processes = new ArrayList<>(WrittenDownProcess.all(home));
    processes.sort(Comparator.comparingInt(process -> LAST.indexOf(process.name())));
    for (WrittenDownProcess process : processes) {
      if (process.isAlive()) {
        System.out.println("Stopping " + process.name() + ", left over from before");
      }
      process.end(signals.getOrDefault(process.name(), Signal.TERM), LIMIT);
    }
    StatusBoard.clear(home);
  }
}
