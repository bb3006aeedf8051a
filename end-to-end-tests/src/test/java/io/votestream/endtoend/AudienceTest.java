package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import io.votestream.bench.client.Feed;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many voters at once, and one who asks too often. */
@ExtendWith(Stack.class)
class AudienceTest {

  /** Enough for a machine that does much else. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final int HALL = 300;

  private final Edge edge;

  AudienceTest(Stack.Running stack) {
    this.edge = stack.edge();
  }

  @Test
  void aHundredAndFiftyVotesAtOnceAreAllAcceptedAndCounted() throws Exception {
    Poll poll = Poll.create(edge);
    InetAddress oneAddress = Poll.someone();
    try (Feed feed = new Feed(edge.base(), poll.id());
        ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        int choice = i % 3;
        answers.add(
            voters.submit(
                () -> edge.vote(poll.id(), choice, UUID.randomUUID().toString(), oneAddress)));
      }
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
      }
      assertThat(feed.await(frame -> frame.ballots() == 150, SOON)).isNotNull();
      assertThat(Poll.votes(poll.awaitBallots(150, SOON))).containsExactly(50L, 50L, 50L);
      assertThat(feed.last()).extracting(Feed.Frame::ballots).isEqualTo(150L);
    }
  }

  /** They scan one code in one moment, sixty at a time, and nobody has been here before. */
  @Test
  void aHallBehindOneAddressGetsInWithinHalfAMinute() throws Exception {
    Poll poll = Poll.create(edge, "{\"protection\":\"session\"}");
    InetAddress hall = Poll.someone();
    Semaphore doors = new Semaphore(60);
    long began = System.nanoTime();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < HALL; i++) {
        tries.add(
            people.submit(
                () -> {
                  doors.acquire();
                  try {
                    look(poll, hall);
                  } finally {
                    doors.release();
                  }
                  return vote(poll, hall);
                }));
      }
      int tried = 0;
      for (Future<Integer> each : tries) {
        tried += each.get();
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("a hall of %d: all in after %s, with %d votes sent%n", HALL, took, tried);
      assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
    poll.awaitBallots(HALL, SOON);
  }

  /** What the page of a poll reads. */
  private void look(Poll poll, InetAddress from) throws Exception {
    for (String path : List.of("", "/results")) {
      Answer answer = edge.send("GET", "/polls/" + poll.id() + path, null, Map.of(), from);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    // The line over time comes from Postgres alone, which a cold instance does not ask for sixty at
    // once within its second.
    String history = "/polls/" + poll.id() + "/history?round=1&limit=500";
    assertThat(edge.send("GET", history, null, Map.of(), from).status()).isIn(200, 503);
    assertThat(edge.send("GET", "/p/" + poll.id(), null, Map.of(), from).status()).isEqualTo(200);
  }

  /** As the page does, with the token that it is given; returns how often it was sent. */
  private int vote(Poll poll, InetAddress from) throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    for (int sent = 1; ; sent++) {
      Answer answer =
          edge.send("POST", "/polls/" + poll.id() + "/vote", "{\"choice\":0}", headers, from);
      if (answer.status() == 202) {
        return sent;
      }
      assertThat(answer.status()).as(answer.body()).isEqualTo(429);
      headers.put("Voter-Token", answer.header("Voter-Token"));
      Thread.sleep(Duration.ofSeconds(Integer.parseInt(answer.header("Retry-After"))));
    }
  }

  @Test
  void threeHundredQuickVotesFromOneAddressAreLimited() throws Exception {
    Poll poll = Poll.create(edge);
    InetAddress address = Poll.someone();
    Map<Integer, Integer> byStatus = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      Answer answer = edge.vote(poll.id(), 0, UUID.randomUUID().toString(), address);
      byStatus.merge(answer.status(), 1, Integer::sum);
      if (answer.status() == 429) {
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("RateLimit")).isNotEmpty();
        assertThat(answer.header("RateLimit-Policy")).contains("200").contains("60");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("rate_limited");
      }
    }
    // One instance decides exactly; a window that turns meanwhile may let a few more pass.
    assertThat(byStatus.keySet()).containsExactlyInAnyOrder(202, 429);
    assertThat(byStatus.get(202)).isBetween(200, 215);

    assertThat(edge.send("GET", "/", null, Map.of(), address).status()).isEqualTo(200);
    assertThat(edge.send("GET", "/health", null, Map.of(), address).status()).isEqualTo(200);
    assertThat(edge.vote(poll.id(), 0, "someone-else", Poll.someone()).status()).isEqualTo(202);
  }

  @Test
  void theAddressCannotBeMadeUpWithAHeader() throws Exception {
    Poll poll = Poll.create(edge);
    InetAddress address = Poll.someone();
    int limited = 0;
    for (int i = 0; i < 220; i++) {
      Answer answer =
          edge.send(
              "POST",
              "/polls/" + poll.id() + "/vote",
              "{\"choice\":0}",
              Map.of("X-Forwarded-For", "10.0.0." + i, "Forwarded", "for=10.0.0." + i),
              address);
      limited += answer.status() == 429 ? 1 : 0;
    }
    assertThat(limited).isPositive();
  }
}
