package io.votestream.ingest.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.Polls;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
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

  @Test
  void theRulesOfABallotAreTold() {
    JsonNode rating = client.newPoll("\"type\":\"rating\",\"levels\":4,");
    assertThat(rating.path("type").asString()).isEqualTo("rating");
    assertThat(rating.path("levels").asInt()).isEqualTo(4);
    assertThat(rating.path("choices").toString()).isEqualTo("{\"min\":1,\"max\":3}");
    JsonNode ranked = client.newPoll("\"type\":\"ranked\",\"choices\":{\"min\":2},");
    assertThat(ranked.path("type").asString()).isEqualTo("ranked");
    assertThat(ranked.has("levels")).isFalse();
    assertThat(ranked.path("choices").toString()).isEqualTo("{\"min\":2,\"max\":3}");
    assertThat(client.newPoll("\"type\":\"multiple\",").path("choices").toString())
        .isEqualTo("{\"min\":1,\"max\":3}");
    assertThat(client.newPoll().path("type").asString()).isEqualTo("single");
    PollRules rules =
        VoteLogContent.of(rating.path("id").asString())
            .getFirst()
            .value()
            .getPollOpened()
            .getRules();
    assertThat(rules.getKind()).isEqualTo(BallotKind.BALLOT_KIND_RATING);
    assertThat(rules.getLevels()).isEqualTo(4);
  }

  @Test
  void aRankedPollWithTooManyRankingsIsToldWhichDepthFits() {
    String options =
        IntStream.range(0, 8).mapToObj(i -> "{\"text\":\"o" + i + "\"}").collect(joining(","));
    Answer answer =
        client.post(
            "/polls",
            "{\"type\":\"ranked\",\"choices\":{\"max\":4},\"question\":\"q\",\"options\":["
                + options
                + "]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("out_of_range");
    assertThat(answer.text("detail")).contains("at most 3 fits");
  }

  @Test
  void aPollOfTheLargestSizeIsTaken() {
    String option = "\\ud83d\\uddf3".repeat(198);
    String options =
        IntStream.range(0, 50)
            .mapToObj(i -> "{\"text\":\"%02d%s\"}".formatted(i, option))
            .collect(joining(","));
    Answer answer =
        client.post(
            "/polls",
            "{\"question\":\""
                + "\\ud83d\\uddf3".repeat(300)
                + "\",\"options\":["
                + options
                + "]}");
    assertThat(answer.status()).as(answer.text("detail")).isEqualTo(201);
  }

  @Test
  void aRetriedCreationIsTheSamePoll() {
    String body = "{\"question\":\"q\",\"options\":[{\"text\":\"a\"},{\"text\":\"b\"}]}";
    String[] headers = {"Idempotency-Key", "key of one creation", "X-Forwarded-For", "192.0.2.9"};
    Answer first = client.post("/polls", body, headers);
    Answer again = client.post("/polls", body, headers);
    Answer elsewhere = RunningIngest.second().client().post("/polls", body, headers);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(elsewhere.text("adminToken")).isEqualTo(first.text("adminToken"));
    assertThat(VoteLogContent.of(first.text("id"))).hasSize(VoteLogContent.PARTITIONS);
    Answer other = client.post("/polls", body.replace("\"a\"", "\"c\""), headers);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
    Answer stranger = client.post("/polls", body, "Idempotency-Key", "key of one creation");
    assertThat(stranger.status()).isEqualTo(201);
    assertThat(stranger.text("id")).isNotEqualTo(first.text("id"));
  }

  @Test
  void onlyHoldersOfAKeyCreateWhereTheDeploymentSaysSo() {
    try (RunningIngest closed =
        RunningIngest.start("--votestream.polls.create-keys=key of one,key of another")) {
      String body = "{\"question\":\"q\",\"options\":[{\"text\":\"a\"},{\"text\":\"b\"}]}";
      Answer none = closed.client().post("/polls", body);
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.text("code")).isEqualTo("missing_key");
      assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(create(closed, body, "another key").text("code")).isEqualTo("wrong_key");
      assertThat(create(closed, body, "another key").status()).isEqualTo(403);
      assertThat(create(closed, body, "key of another").status()).isEqualTo(201);
    }
  }

  private static Answer create(RunningIngest ingest, String body, String key) {
    return ingest.client().post("/polls", body, "Authorization", "Bearer " + key);
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
