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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many voters at once, and one who asks too often. */
@ExtendWith(Stack.class)
class AudienceTest {

  /** Enough for a machine that does much else. */
  private static final Duration SOON = Duration.ofSeconds(15);

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
