package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.Polls;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.LifeEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PollLifeCycleTest {

  private final Client client = RunningIngest.shared().client();

  @Test
  void onlyTheOwnerClosesAndReopens() {
    JsonNode poll = client.newPoll();
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    String another = client.newPoll().path("adminToken").asString();
    for (String action : List.of("/close", "/reopen", "/rounds")) {
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

  @Test
  void aReasonAndAClosingTimeMayBeGiven() {
    JsonNode poll = client.newPoll();
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
    assertThat(act(id, "/close", token, "{\"reason\":\" all done \"}").status()).isEqualTo(200);
    Answer reopened =
        act(id, "/reopen", token, "{\"reason\":\"not quite\",\"closesAt\":\"" + later + "\"}");
    assertThat(reopened.text("closesAt")).isEqualTo(later.toString());
    assertThat(Polls.newest(id).getHistoryList())
        .extracting(LifeEvent::getReason)
        .containsExactly("", "", "all done", "not quite");
    assertThat(VoteLogContent.of(id))
        .filteredOn(record -> record.value().hasPollClosed())
        .allMatch(record -> record.value().getPollClosed().getReason().equals("all done"))
        .allMatch(record -> record.value().getPollClosed().getActor() == Actor.ACTOR_OWNER);
    assertThat(VoteLogContent.of(id))
        .filteredOn(
            record ->
                record.value().hasPollOpened() && record.value().getPollOpened().getEpoch() == 3)
        .hasSize(VoteLogContent.PARTITIONS)
        .allMatch(
            record ->
                record.value().getPollOpened().getRules().getClosesAt() == later.toEpochMilli());
  }

  @Test
  void wrongWishesChangeNothing() {
    JsonNode poll = client.newPoll();
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    String longReason = "{\"reason\":\"" + "r".repeat(201) + "\"}";
    assertThat(act(id, "/close", token, longReason).text("code")).isEqualTo("out_of_range");
    assertThat(act(id, "/close", token, "{\"closesAt\":\"2027-01-01T00:00:00Z\"}").text("code"))
        .isEqualTo("unknown_field");
    assertThat(act(id, "/close", token, "{").text("code")).isEqualTo("malformed_json");
    assertThat(
            client
                .post(
                    "/polls/" + id + "/close",
                    "reason=x",
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "text/plain")
                .status())
        .isEqualTo(415);
    assertThat(act(id, "/rounds", token).text("code")).isEqualTo("poll_not_closed");
    act(id, "/close", token);
    for (String action : List.of("/reopen", "/rounds")) {
      assertThat(act(id, action, token, "{\"closesAt\":\"2020-01-01T00:00:00Z\"}").text("code"))
          .isEqualTo("out_of_range");
      assertThat(act(id, action, token, "{\"closesAt\":\"soon\"}").text("code"))
          .isEqualTo("invalid_value");
    }
    assertThat(epochs(id)).containsExactly(1, 2);
  }

  @Test
  void aNewRoundBeginsUnderTheSameIdAndTheOldOneStaysAsItIs() {
    JsonNode poll = client.newPoll("\"protection\":\"ip\",");
    String id = poll.path("id").asString();
    String token = poll.path("adminToken").asString();
    client.vote(id, 0, "X-Forwarded-For", "192.0.2.1");
    act(id, "/close", token);
    Answer round = act(id, "/rounds", token, "{\"reason\":\"once more\"}");
    assertThat(round.status()).as(round.toString()).isEqualTo(201);
    assertThat(round.json().path("round").asInt()).isEqualTo(2);
    assertThat(round.text("status")).isEqualTo("open");
    assertThat(client.vote(id, 1, "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(202);
    assertThat(epochs(id)).containsExactly(1, 2);
    assertThat(VoteLogContent.votesOf(id)).hasSize(1);
    assertThat(epochs(id + "~2")).containsExactly(1);
    assertThat(VoteLogContent.votesOf(id + "~2")).hasSize(1);
    assertThat(act(id, "/close", token).text("status")).isEqualTo("closed");
    assertThat(act(id, "/reopen", token).json().path("round").asInt()).isEqualTo(2);
    assertThat(epochs(id + "~2")).containsExactly(1, 2, 3);
    assertThat(Polls.newest(id).getVersion()).isEqualTo((1 << 20) + 7);
  }

  private Answer act(String id, String action, String token) {
    return act(id, action, token, "");
  }

  private Answer act(String id, String action, String token, String body) {
    return client.post("/polls/" + id + action, body, "Authorization", "Bearer " + token);
  }

  /** Epochs of the markers, repeats left out; they must be the same in every partition. */
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
                        .distinct()
                        .toList())
            .distinct()
            .toList();
    return each.size() == 1 ? each.getFirst() : List.of();
  }
}
