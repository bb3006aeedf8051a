package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Service;
import io.votestream.localstack.supervisor.PartState;
import io.votestream.localstack.supervisor.PartStatus;
import io.votestream.localstack.supervisor.StatusBoard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The instances of one service as the supervisor sees them. */
record Instances(StackHome home, Service service) {

  /** For each: they start one after another, beside others that serve. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Duration CHECK = Duration.ofMillis(100);

  /**
   * Waits until exactly this many run and all are ready.
   *
   * @throws CommandFailed if that takes too long
   */
  void await(int count) throws IOException, InterruptedException, CommandFailed {
    Set<String> wanted =
        IntStream.rangeClosed(1, count).mapToObj(service::instance).collect(Collectors.toSet());
    Duration patience = LIMIT.multipliedBy(count);
    Instant limit = Instant.now().plus(patience);
    while (!areReady(wanted)) {
      ThisStack.requireRunning(home);
      if (Instant.now().isAfter(limit)) {
        throw new CommandFailed(
            "%s did not come to %d ready instances within %d s; see ./votestream status"
                .formatted(service.serviceName(), count, patience.toSeconds()));
      }
      Thread.sleep(CHECK);
    }
  }

  private boolean areReady(Set<String> wanted) throws IOException {
    List<PartStatus> present =
        StatusBoard.read(home).stream()
            .filter(status -> status.name().startsWith(service.serviceName() + "-"))
            .toList();
    return present.stream().allMatch(status -> status.state() == PartState.READY)
        && present.stream().map(PartStatus::name).collect(Collectors.toSet()).equals(wanted);
  }
}
