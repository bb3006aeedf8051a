package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Connections;
import io.votestream.localstack.stack.DesiredStack;
import io.votestream.localstack.stack.Service;
import io.votestream.localstack.views.PostgresView;
import io.votestream.localstack.views.RedisView;
import io.votestream.localstack.views.SnapshotGroups;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/**
 * Empties Postgres and Redis and refills both from Kafka. tally-streams, which alone writes counts
 * there, is stopped meanwhile; votes are taken all the time and are counted when it is back.
 */
@Command(
    name = "rebuild-views",
    description = "Empties Postgres and Redis and refills both from Kafka.")
public final class RebuildViewsCommand implements Callable<Integer> {

  @Override
  public Integer call()
      throws IOException,
          InterruptedException,
          CommandFailed,
          SQLException,
          ExecutionException,
          TimeoutException {
    StackHome home = ThisStack.stack();
    ThisStack.requireRunning(home);
    Connections connections = ThisStack.parts(home).connections();
    PostgresView postgres = new PostgresView(connections.databaseUrl());
    RedisView redis = new RedisView(connections.redisUrl());
    Instant begun = Instant.now();
    try (SnapshotGroups groups = new SnapshotGroups(connections.kafkaBootstrapServers())) {
      System.out.println("before: " + postgres.figures() + ", " + redis.figures());
      try (Pause pause = new Pause(home)) {
        pause.awaitStopped();
        postgres.empty();
        redis.empty();
        groups.rewind();
        System.out.println("emptied: " + postgres.figures() + ", " + redis.figures());
      }
      new Instances(home, Service.TALLY).await(DesiredStack.read(home).instancesOf(Service.TALLY));
      groups.awaitCaughtUp();
    }
    System.out.printf(
        "after: %s, %s, in %.1f s%n",
        postgres.figures(),
        redis.figures(),
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    return 0;
  }

  /** Takes all instances of tally-streams down, and brings them back however this command ends. */
  private static final class Pause implements AutoCloseable {

    private final StackHome home;
    private final int instances;
    private final Thread hook = new Thread(this::bringBack, "bring-back");

    Pause(StackHome home) throws IOException {
      this.home = home;
      this.instances = Math.max(1, DesiredStack.read(home).instancesOf(Service.TALLY));
      Runtime.getRuntime().addShutdownHook(hook);
      want(0);
    }

    void awaitStopped() throws IOException, InterruptedException, CommandFailed {
      new Instances(home, Service.TALLY).await(0);
    }

    private void bringBack() {
      try {
        want(instances);
      } catch (IOException e) {
        System.err.println("tally-streams is still stopped: " + e.getMessage());
      }
    }

    private void want(int count) throws IOException {
      DesiredStack.read(home).with(Service.TALLY, count).write(home);
    }

    @Override
    public void close() {
      Runtime.getRuntime().removeShutdownHook(hook);
      bringBack();
    }
  }
}
