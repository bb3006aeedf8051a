package io.votestream.bench.load;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** A poll that is new for each run, so that every number starts at zero. */
public record FreshPoll(String id, String question, int options) {

  private static final String DEFINITION =
      """
      {"question":"Which sound opens the show?","theme":"OnTrend",
       "options":[{"text":"A single violin"},{"text":"Two hundred drums"},{"text":"Silence"}]}
      """;

  public static FreshPoll create(Edge edge) throws IOException {
    Answer answer =
        edge.send(
            "POST",
            "/polls",
            DEFINITION,
            Map.of(),
            Edge.loopback(ThreadLocalRandom.current().nextInt()));
    if (answer.status() != 201) {
      throw new IllegalStateException("POST /polls: " + answer.status() + " " + answer.body());
    }
    JsonNode poll = answer.json();
    return new FreshPoll(
        poll.path("id").asString(), poll.path("question").asString(), poll.path("options").size());
  }

  public long ballots(Edge edge) throws IOException {
    return edge.get("/polls/" + id + "/results").json().path("ballots").asLong(-1);
  }

  /** The count once it has reached the expectation, or what it is when the limit has passed. */
  public long awaitBallots(Edge edge, long expected, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long ballots = ballots(edge);
    while (ballots != expected && System.nanoTime() < deadline) {
      Thread.sleep(100);
      ballots = ballots(edge);
    }
    return ballots;
  }
}
