package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A poll that a test made for itself, so that its numbers are its own. */
record Poll(Edge edge, String id, String adminToken) {

  private static final AtomicInteger VOTERS =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(65_000));

  static Poll create(Edge edge) throws IOException {
    return create(edge, "{}");
  }

  /**
   * @param rules JSON object whose fields are added to question and options
   */
  static Poll create(Edge edge, String rules) throws IOException {
    String more = rules.strip().substring(1, rules.strip().length() - 1);
    String definition =
        """
        {"question":"Tea or coffee?","options":[{"text":"Tea"},{"text":"Coffee"},{"text":"Water"}]%s}
        """
            .formatted(more.isBlank() ? "" : "," + more);
    Answer answer = edge.send("POST", "/polls", definition, Map.of(), someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode poll = answer.json();
    return new Poll(edge, poll.path("id").asString(), poll.path("adminToken").asString());
  }

  /** An address that no test has used before, as every voter has their own. */
  static InetAddress someone() {
    return Edge.loopback(VOTERS.getAndIncrement());
  }

  Answer vote(int choice) throws IOException {
    return edge.vote(id, choice, UUID.randomUUID().toString(), someone());
  }

  /** A code to vote with, where the poll asks for one. */
  String code() throws IOException {
    return edge.send(
            "POST",
            "/polls/" + id + "/codes",
            "{\"count\":1}",
            Map.of("Authorization", "Bearer " + adminToken),
            someone())
        .json()
        .path("codes")
        .path(0)
        .asString();
  }

  Answer close() throws IOException {
    return owner("POST", "/close", null);
  }

  /**
   * What only the poll's owner may ask.
   *
   * @param path behind the poll's own
   */
  Answer owner(String method, String path, @Nullable String json) throws IOException {
    return edge.send(
        method,
        "/polls/" + id + path,
        json,
        Map.of("Authorization", "Bearer " + adminToken),
        someone());
  }

  /** Where a vote's receipt stands now. */
  String fate(String receipt) throws IOException {
    return edge.send("GET", "/polls/" + id + "/receipts/" + receipt, null, Map.of(), someone())
        .json()
        .path("status")
        .asString();
  }

  /** Its status, and that of its newest round. */
  String status() throws IOException {
    return edge.send("GET", "/polls/" + id, null, Map.of(), someone())
        .json()
        .path("status")
        .asString();
  }

  JsonNode results() throws IOException {
    Answer answer = edge.send("GET", "/polls/" + id + "/results", null, Map.of(), someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /**
   * The results once so many ballots are counted; fails with the last ones when the limit passed.
   */
  JsonNode awaitBallots(long expected, Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    JsonNode results = results();
    while (results.path("ballots").asLong(-1) != expected && System.nanoTime() < deadline) {
      Thread.sleep(20);
      results = results();
    }
    assertThat(results.path("ballots").asLong(-1)).as(results.toString()).isEqualTo(expected);
    return results;
  }

  static List<Long> votes(JsonNode results) {
    List<Long> votes = new ArrayList<>();
    results.path("options").forEach(option -> votes.add(option.path("votes").asLong(-1)));
    return votes;
  }
}
