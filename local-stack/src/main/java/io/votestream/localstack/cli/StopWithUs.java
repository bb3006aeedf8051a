package io.votestream.localstack.cli;

import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.time.Duration;

/** Stops the stack when the command that started it ends, unless it is told to let it run. */
final class StopWithUs implements AutoCloseable {

  private static final Duration CHECK = Duration.ofMillis(250);

  private final PartProcess supervisor;
  private final StackHome home;
  private final Thread hook = new Thread(this::interrupted, "stop-with-us");
  private volatile boolean running = true;
  private volatile boolean interrupted;

  StopWithUs(PartProcess supervisor, StackHome home) {
    this.supervisor = supervisor;
    this.home = home;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void letItRun() {
    running = false;
  }

  /** Waits for the end of the stack by another hand; returns the exit code for that. */
  int awaitEnd() throws InterruptedException {
    while (supervisor.isAlive()) {
      Thread.sleep(CHECK);
    }
    if (!interrupted) {
      System.out.println("VoteStream was stopped.");
    }
    return 0;
  }

  /** Ctrl-C, or the terminal was closed. */
  private void interrupted() {
    if (!running) {
      return;
    }
    interrupted = true;
    System.out.println("\nStopping VoteStream; its data is kept.");
    stop();
    // Stopping it this way is what was promised, not a failure.
    Runtime.getRuntime().halt(0);
  }

  private void stop() {
    try {
      supervisor.stop();
      Leftovers.stop(home);
    } catch (IOException | InterruptedException e) {
      System.err.println("not all could be stopped: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (running) {
      running = false;
      stop();
    }
  }
}
