package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Feed;
import io.votestream.bench.load.Outcomes;
import io.votestream.bench.load.VoteLoad;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Under 200 votes a second, parts die or stall: nothing acknowledged is lost, nothing counts twice.
 */
@ExtendWith(Stack.class)
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureTest {

  private static final int VOTES_PER_SECOND = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofSeconds(20);
  private static final Duration NOTICED = Duration.ofSeconds(20);
  private static final Duration HEALED = Duration.ofSeconds(60);

  private final Stack.Running stack;

  FailureTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"postgres-1", "redis-1"})
  void aStalledStoreHoldsUpNothing(String store) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (VoteLoad load = load(poll)) {
      Thread.sleep(WARM_UP);
      long stopped = System.nanoTime();
      stack.operator().signal(store, "STOP");
      try {
        String part = store.substring(0, store.indexOf('-'));
        Eventually.within(
            NOTICED,
            () -> {
              JsonNode health = stack.edge().get("/health").json();
              assertThat(health.path("status").asString()).isEqualTo("degraded");
              assertThat(health.path("parts").path(part).path("breaker").asString())
                  .as(health.toString())
                  .isEqualTo("open");
            });
        do {
          long counted = poll.results().path("ballots").asLong();
          Eventually.within(
              NOTICED,
              () -> assertThat(poll.results().path("ballots").asLong()).isGreaterThan(counted));
        } while (System.nanoTime() - stopped < STALL.toNanos());
      } finally {
        stack.operator().signal(store, "CONT");
      }
      Outcomes outcomes = load.stop();
      assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
      // None for this reason; a busy machine may ask one in a hundred to send again.
      assertThat(outcomes.failures())
          .as(outcomes.toString())
          .isLessThanOrEqualTo(outcomes.accepted() / 100);
      System.out.println(store + " stopped for " + STALL.toSeconds() + " s: " + outcomes);
      assertCounted(poll, outcomes);
    }
    awaitHealth();
  }

  @Order(2)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingest-service-1",
        "query-service-1",
        "push-service-1",
        "tally-streams-1",
        "kafka-1"
      })
  void aKilledPartComesBackAndNoVoteIsLostOrCountedTwice(String part) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (VoteLoad load = load(poll)) {
      Thread.sleep(WARM_UP);
      long pid = stack.operator().pid(part);
      stack.operator().kill(part);
      Thread.sleep(Duration.ofSeconds(6));
      Outcomes outcomes = load.stop();
      awaitHealth();
      assertThat(stack.operator().pid(part)).isNotEqualTo(pid);
      assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
      assertCounted(poll, outcomes);
      try (Feed feed = new Feed(stack.edge().base(), poll.id())) {
        assertThat(feed.await(f -> f.ballots() == outcomes.accepted(), HEALED)).isNotNull();
      }
    }
  }

  @Order(3)
  @Test
  void healthTellsThatVotesAreSafeWithoutQueryService() throws Exception {
    stack.operator().kill("query-service-1");
    Eventually.within(
        NOTICED,
        () -> {
          Answer answer = stack.edge().get("/health");
          if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
          }
          assertThat(answer.json().path("status").asString()).isEqualTo("degraded");
          assertThat(answer.json().path("parts").propertyNames()).containsExactly("ingest-service");
        });
    awaitHealth();
  }

  @Order(3)
  @Test
  void withoutKafkaAVoteIsRefusedWithinTwoSeconds() throws Exception {
    Poll poll = Poll.create(stack.edge());
    stack.operator().signal("kafka-1", "STOP");
    try {
      for (int i = 0; i < 20; i++) {
        long sent = System.nanoTime();
        Answer answer = poll.vote(0);
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(2));
      }
    } finally {
      stack.operator().signal("kafka-1", "CONT");
    }
    Eventually.within(HEALED, () -> assertThat(poll.vote(0).status()).isEqualTo(202));
    awaitHealth();
  }

  @Order(4)
  @Test
  void ingestScalesUpAndDownWithoutLosingAVote() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (VoteLoad load = load(poll)) {
      Thread.sleep(WARM_UP);
      stack.operator().scale("ingest-service", 3);
      Thread.sleep(WARM_UP);
      stack.operator().scale("ingest-service", 1);
      Outcomes outcomes = load.stop();
      // Cold instances on a busy machine may ask a voter to send again; none may be turned away.
      assertThat(outcomes.givenUp()).as(outcomes.toString()).isZero();
      assertCounted(poll, outcomes);
    }
  }

  @Order(5)
  @Test
  void viewsAreRebuiltFromTheLog() throws Exception {
    Poll poll = Poll.create(stack.edge());
    String receipt = poll.vote(2).json().path("receipt").asString();
    poll.awaitBallots(1, HEALED);
    stack.script("rebuild-views");
    assertThat(Poll.votes(poll.awaitBallots(1, HEALED))).containsExactly(0L, 0L, 1L);
    Eventually.within(
        HEALED,
        () ->
            assertThat(
                    stack
                        .edge()
                        .get("/polls/" + poll.id() + "/receipts/" + receipt)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("counted"));
  }

  @Order(6)
  @Test
  void countsSurviveDownAndUp() throws Exception {
    Poll poll = Poll.create(stack.edge());
    assertThat(poll.vote(1).status()).isEqualTo(202);
    poll.awaitBallots(1, HEALED);
    stack.script("down");
    assertThat(stack.operator().home().resolve("run")).isEmptyDirectory();
    stack.script("up", "--detach", "--port", String.valueOf(stack.edge().base().getPort()));
    assertThat(Poll.votes(poll.awaitBallots(1, HEALED))).containsExactly(0L, 1L, 0L);
    assertThat(poll.vote(1).status()).isEqualTo(202);
    poll.awaitBallots(2, HEALED);
  }

  private VoteLoad load(Poll poll) {
    return VoteLoad.start(stack.edge(), poll.id(), 3, VOTES_PER_SECOND);
  }

  private static void assertCounted(Poll poll, Outcomes outcomes) throws Exception {
    JsonNode results = poll.awaitBallots(outcomes.accepted(), HEALED);
    List<Long> acknowledged =
        IntStream.range(0, 3).mapToObj(choice -> outcomes.acceptedFor(choice)).toList();
    assertThat(Poll.votes(results)).isEqualTo(acknowledged);
  }

  private void awaitHealth() throws Exception {
    Eventually.within(
        HEALED,
        () -> {
          Answer health = stack.edge().send("GET", "/health", null, Map.of(), Poll.someone());
          assertThat(health.json().path("status").asString()).as(health.body()).isEqualTo("ok");
        });
  }
}
