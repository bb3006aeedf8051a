package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.PartFailed;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.DesiredStack;
import io.votestream.localstack.stack.Ports;
import io.votestream.localstack.stack.StackParts;
import io.votestream.localstack.stack.StackSecret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Runs a stack: starts all parts, restarts what ends, follows the wanted number of instances, and
 * stops all when it is asked to end.
 */
public final class Supervisor {

  private static final Duration FOLLOW_EVERY = Duration.ofMillis(200);

  private final StackHome home;
  private final StatusBoard board;
  private final List<Keeper> infrastructure;
  private final ServiceKeepers services;
  private final EdgeCheck edgeCheck;
  private final StartCaches startCaches;

  private Supervisor(StackHome home, Ports ports) throws IOException {
    this.home = home;
    this.board = new StatusBoard(home);
    StackParts parts =
        new StackParts(home, ports, StackSecret.of(home), DesiredStack.read(home).edge());
    this.infrastructure =
        parts.infrastructure().stream()
            .map(part -> new Keeper(new PartProcess(part, home), board))
            .toList();
    this.services = new ServiceKeepers(parts, home, board);
    this.edgeCheck = new EdgeCheck(parts.edge().localPort());
    this.startCaches = new StartCaches(parts, home);
  }

  /**
   * Runs the stack of this folder until the process is asked to end. Exits 1 if it cannot start.
   */
  public static void run(StackHome home) throws IOException, InterruptedException {
    new Supervisor(home, new Ports(DesiredStack.read(home).port())).run();
  }

  private void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    board.set(PartStatus.STACK, PartState.STARTING, 0, "");
    try {
      start();
    } catch (PartFailed e) {
      board.set(PartStatus.STACK, PartState.FAILED, 0, e.getMessage());
      System.exit(1);
    }
    board.set(PartStatus.STACK, PartState.READY, 0, "");
    startCaches.makeMissing();
    while (true) {
      Thread.sleep(FOLLOW_EVERY);
      follow();
    }
  }

  private void follow() throws InterruptedException {
    try {
      services.follow(DesiredStack.read(home));
    } catch (IOException e) {
      System.out.println("what is wanted could not be read: " + e);
    }
  }

  private void start() throws IOException, InterruptedException, PartFailed {
    infrastructure.forEach(Keeper::start);
    for (Keeper keeper : infrastructure) {
      keeper.awaitFirstReady();
    }
    DesiredStack desired = DesiredStack.read(home);
    services.follow(desired);
    services.awaitFirstReady();
    while (!services.areAsManyAs(desired)) {
      Thread.sleep(FOLLOW_EVERY);
      services.follow(desired);
      services.awaitFirstReady();
    }
    edgeCheck.await();
  }

  /** Services first: they still have something to say to Kafka and to their clients. */
  private void stop() {
    startCaches.stop();
    try {
      services.stop();
      Stopping.all(infrastructure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
