package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.Revote;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PollLifeCycleTest {

  private final Client client = RunningIngest.shared().client();

  @Test
  void aNewPollIsShownAsItWasAskedFor() {
    Instant closesAt = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
    Answer answer =
        client.post(
            "/polls",
            """
            {"question":" Tea or coffee? ","theme":"Sports","options":[{"text":"Tea"},{"text":"Coffee"}],
             "choices":{"max":2},"protection":"session","revote":"replace","closesAt":"%s",
             "results":"always"}
            """
                .formatted(closesAt));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    JsonNode poll = answer.json();
    String id = poll.path("id").asString();
    assertThat(id).matches("[0-9a-z]{10}");
    assertThat(answer.header("Location")).isEqualTo("/polls/" + id);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(poll.path("adminToken").asString()).hasSize(43);
    assertThat(poll.path("question").asString()).isEqualTo("Tea or coffee?");
    assertThat(poll.path("theme").asString()).isEqualTo("Sports");
    assertThat(poll.path("options").toString())
        .isEqualTo("[{\"index\":0,\"text\":\"Tea\"},{\"index\":1,\"text\":\"Coffee\"}]");
    assertThat(poll.path("choices").toString()).isEqualTo("{\"min\":1,\"max\":2}");
    assertThat(poll.path("protection").asString()).isEqualTo("session");
    assertThat(poll.path("revote").asString()).isEqualTo("replace");
    assertThat(poll.path("results").asString()).isEqualTo("always");
    assertThat(poll.path("status").asString()).isEqualTo("open");
    assertThat(poll.path("closesAt").asString()).isEqualTo(closesAt.toString());
    assertThat(Instant.parse(poll.path("createdAt").asString())).isBefore(Instant.now());
  }

  @Test
  void everyPartitionKnowsTheRulesBeforeThePollIsShown() {
    String id = client.newPoll("\"revote\":\"replace\",").path("id").asString();
    var markers = VoteLogContent.of(id);
    assertThat(markers.stream().map(marker -> marker.partition()).sorted().toList())
        .isEqualTo(IntStream.range(0, VoteLogContent.PARTITIONS).boxed().toList());
    assertThat(markers)
        .allSatisfy(
            marker -> {
              PollOpened opened = marker.value().getPollOpened();
              assertThat(opened.getEpoch()).isEqualTo(1);
              assertThat(opened.getPartitionCount()).isEqualTo(VoteLogContent.PARTITIONS);
              assertThat(opened.getRules().getOptions()).isEqualTo(3);
              assertThat(opened.getRules().getMaxChoices()).isEqualTo(1);
              assertThat(opened.getRules().getRevote()).isEqualTo(Revote.REVOTE_REPLACE);
            });
  }

  @Test
  void onlyTheOwnerClosesAndReopens() {
    JsonNode poll = client.newPoll();
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    String another = client.newPoll().path("adminToken").asString();
    for (String action : List.of("/close", "/reopen")) {
      Answer none = client.post("/polls/" + id + action, "");
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.text("code")).isEqualTo("missing_token");
      assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
      for (String wrong : List.of(another, token + "x", token.substring(1))) {
        Answer answer = act(id, action, wrong);
        assertThat(answer.status()).as(wrong).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("wrong_token");
      }
      assertThat(act("1", action, token).status()).isEqualTo(403);
      assertThat(act("nosuchpoll", action, token).text("code")).isEqualTo("poll_not_found");
    }
    assertThat(client.vote(id, 0).status()).isEqualTo(202);
  }

  @Test
  void aClosedPollTakesNoVotesUntilItIsReopened() {
    JsonNode poll = client.newPoll();
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    assertThat(act(id, "/reopen", token).text("status")).isEqualTo("open");
    Answer closed = act(id, "/close", token);
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.text("status")).isEqualTo("closed");
    assertThat(closed.json().has("adminToken")).isFalse();
    assertThat(act(id, "/close", token).text("status")).isEqualTo("closed");
    assertThat(client.vote(id, 0).text("code")).isEqualTo("poll_not_open");
    assertThat(client.vote(id, 0).status()).isEqualTo(409);
    Answer reopened = act(id, "/reopen", token);
    assertThat(reopened.status()).isEqualTo(200);
    assertThat(reopened.text("status")).isEqualTo("open");
    assertThat(client.vote(id, 0).status()).isEqualTo(202);
    assertThat(epochs(id)).containsExactly(1, 2, 3);
  }

  @Test
  void aPollClosesItselfWhenItsTimeIsOver() throws InterruptedException {
    Instant closesAt = Instant.now().plusMillis(1_500);
    String id = client.newPoll("\"closesAt\":\"" + closesAt + "\",").path("id").asString();
    assertThat(client.vote(id, 0).status()).isEqualTo(202);
    while (Instant.now().isBefore(closesAt)) {
      Thread.sleep(20);
    }
    assertThat(client.vote(id, 0).text("code")).isEqualTo("poll_not_open");
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(15))
        .until(() -> epochs(id).equals(List.of(1, 2)));
    assertThat(VoteLogContent.votesOf(id)).hasSize(1);
  }

  private Answer act(String id, String action, String token) {
    return client.post("/polls/" + id + action, "", "Authorization", "Bearer " + token);
  }

  /** Epochs of the markers, which must be the same in every partition. */
  private static List<Integer> epochs(String id) {
    var log = VoteLogContent.of(id);
    List<List<Integer>> each =
        IntStream.range(0, VoteLogContent.PARTITIONS)
            .mapToObj(
                partition ->
                    log.stream()
                        .filter(record -> record.partition() == partition)
                        .map(record -> record.value())
                        .filter(value -> !value.hasVoteCast())
                        .map(
                            value ->
                                value.hasPollOpened()
                                    ? value.getPollOpened().getEpoch()
                                    : value.getPollClosed().getEpoch())
                        .toList())
            .distinct()
            .toList();
    return each.size() == 1 ? each.getFirst() : List.of();
  }
}
