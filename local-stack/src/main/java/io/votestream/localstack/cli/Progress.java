package io.votestream.localstack.cli;

import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.supervisor.PartState;
import io.votestream.localstack.supervisor.PartStatus;
import io.votestream.localstack.supervisor.StatusBoard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints a line for every part that becomes ready, or fails, while a stack starts. */
final class Progress {

  private static final Duration CHECK = Duration.ofMillis(50);

  private final StackHome home;
  private final Instant begun = Instant.now();
  private final Map<String, PartState> printed = new HashMap<>();

  Progress(StackHome home) {
    this.home = home;
  }

  /** Returns when the stack is ready. */
  void follow(PartProcess supervisor) throws IOException, InterruptedException, PartFailed {
    while (true) {
      boolean alive = supervisor.isAlive();
      List<PartStatus> statuses = StatusBoard.read(home);
      for (PartStatus status : statuses) {
        if (isStack(status, PartState.READY)) {
          return;
        }
        if (isStack(status, PartState.FAILED)) {
          throw new PartFailed(status.note() + "; its output is in " + home.logs());
        }
        show(status);
      }
      if (!alive) {
        throw new PartFailed("the supervisor ended; see " + home.log("supervisor-1"));
      }
      Thread.sleep(CHECK);
    }
  }

  private void show(PartStatus status) {
    if (printed.put(status.name(), status.state()) == status.state()) {
      return;
    }
    Duration elapsed = Duration.between(begun, status.since());
    switch (status.state()) {
      case READY -> System.out.printf("%5.1f s  %s%n", elapsed.toMillis() / 1000.0, status.name());
      case DOWN -> System.out.printf("         %s, trying again%n", status.note());
      case STARTING, STOPPING, FAILED -> {}
    }
  }

  private static boolean isStack(PartStatus status, PartState state) {
    return status.name().equals(PartStatus.STACK) && status.state() == state;
  }
}
