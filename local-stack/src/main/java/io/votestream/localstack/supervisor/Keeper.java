package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one part running: starts it, watches it, and starts it again when it ends by itself. */
final class Keeper {

  private static final Duration CHECK_STARTING = Duration.ofMillis(50);
  private static final Duration CHECK_READY = Duration.ofMillis(250);
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final int FIRST_START_ATTEMPTS = 3;

  private final PartProcess process;
  private final StatusBoard board;
  private final Backoff backoff = new Backoff();
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch firstOutcome = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean hasBeenReady;
  private volatile long firstReadyNanos;
  private volatile String lastFailure = "";
  private int restarts;

  Keeper(PartProcess process, StatusBoard board) {
    this.process = process;
    this.board = board;
    this.thread = Thread.ofPlatform().name("keeper-" + name()).daemon().unstarted(this::run);
  }

  String name() {
    return process.part().name();
  }

  void start() {
    thread.start();
  }

  /**
   * Waits until the part is ready for the first time.
   *
   * @throws PartFailed if it ended again and again before, or takes longer than its limit
   */
  void awaitFirstReady() throws InterruptedException, PartFailed {
    Duration limit = process.part().startLimit();
    if (!firstOutcome.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new PartFailed(name() + " was not ready after " + limit.toSeconds() + " s");
    }
    if (!hasBeenReady) {
      throw new PartFailed(lastFailure);
    }
  }

  /** Whether it has been ready, and has had time to warm up since. */
  boolean isWarm() {
    return hasBeenReady && System.nanoTime() - firstReadyNanos > WARM_UP.toNanos();
  }

  /** Ends the part in good order, for good. */
  void stop() throws IOException, InterruptedException {
    stopRequested.countDown();
    thread.join();
    board.set(name(), PartState.STOPPING, restarts, "");
    process.stop();
    board.remove(name());
  }

  private void run() {
    try {
      while (stopRequested.getCount() > 0) {
        board.set(name(), PartState.STARTING, restarts, "");
        Instant started = Instant.now();
        lastFailure = watch();
        if (stopRequested.getCount() > 0) {
          restarts++;
          board.set(name(), PartState.DOWN, restarts, lastFailure);
          if (!hasBeenReady && restarts >= FIRST_START_ATTEMPTS) {
            firstOutcome.countDown();
          }
          pause(backoff.next(Duration.between(started, Instant.now())));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From start to end of one process; says how it ended. */
  private String watch() throws InterruptedException {
    try {
      process.start();
    } catch (IOException | PartFailed e) {
      return name() + " did not start: " + e.getMessage();
    }
    boolean ready = false;
    while (process.isAlive()) {
      if (!ready && process.isReady()) {
        ready = true;
        if (!hasBeenReady) {
          firstReadyNanos = System.nanoTime();
          hasBeenReady = true;
        }
        firstOutcome.countDown();
        board.set(name(), PartState.READY, restarts, "");
      }
      if (pause(ready ? CHECK_READY : CHECK_STARTING)) {
        break;
      }
    }
    return name() + (ready ? " ended" : " ended while it was starting" + lastWords());
  }

  private String lastWords() {
    try {
      String words = process.lastWords();
      return words.isEmpty() ? "" : ": " + words;
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits; true if the part is to be stopped. */
  private boolean pause(Duration duration) throws InterruptedException {
    return stopRequested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
