package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Connections;
import io.votestream.localstack.views.PostgresView;
import io.votestream.localstack.views.RedisView;
import io.votestream.localstack.views.View;
import io.votestream.localstack.views.ViewProgress;
import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/**
 * Empties Postgres, which tally-streams thereupon refills from Kafka, and then Redis. Votes are
 * taken and counted all the time, and results come from the one that is full.
 */
@Command(
    name = "rebuild-views",
    description = "Empties Postgres and Redis and refills both from Kafka.")
public final class RebuildViewsCommand implements Callable<Integer> {

  @Override
  public Integer call()
      throws IOException, InterruptedException, CommandFailed, SQLException, TimeoutException {
    StackHome home = ThisStack.stack();
    ThisStack.requireRunning(home);
    Connections connections = ThisStack.parts(home).connections();
    View postgres = new PostgresView(connections.databaseUrl());
    View redis = new RedisView(connections.redisUrl());
    String kafka = connections.kafkaBootstrapServers();
    Instant begun = Instant.now();
    System.out.println("before: " + figures(postgres, redis));
    postgres.empty();
    awaitRefilled(postgres, kafka, List.of(Topics.POLLS, Topics.REJECTIONS, Topics.TALLIES));
    redis.empty();
    awaitRefilled(redis, kafka, List.of(Topics.TALLIES));
    System.out.printf(
        "after: %s, in %.1f s%n",
        figures(postgres, redis), Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    return 0;
  }

  private static void awaitRefilled(View view, String kafka, List<Topic<?, ?>> topics)
      throws IOException, SQLException, InterruptedException, TimeoutException {
    try (ViewProgress progress = new ViewProgress(kafka, topics)) {
      progress.awaitCaughtUp(view);
    }
  }

  private static String figures(View postgres, View redis) throws IOException, SQLException {
    return postgres.figures() + ", " + redis.figures();
  }
}
