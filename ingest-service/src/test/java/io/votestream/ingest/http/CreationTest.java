package io.votestream.ingest.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CreationTest {

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
  void aPollIsListedUnlessItsCreatorWantsItOtherwise() {
    assertThat(client.newPoll("").path("listed").asBoolean(false)).isTrue();
    assertThat(client.newPoll("\"listed\":true,").path("listed").asBoolean(false)).isTrue();
    JsonNode unlisted = client.newPoll("\"listed\":false,");
    assertThat(unlisted.path("listed").asBoolean(true)).isFalse();
    Answer closed =
        client.post(
            "/polls/" + unlisted.path("id").asString() + "/close",
            "{}",
            "Authorization",
            "Bearer " + unlisted.path("adminToken").asString());
    assertThat(closed.json().path("listed").asBoolean(true)).as("closed").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"no\"", "\"false\"", "0", "1", "0.0", "\"\"", "[]"})
  void listedIsYesOrNo(String value) {
    Answer answer =
        client.post(
            "/polls",
            "{\"question\":\"q\",\"options\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"listed\":%s}"
                .formatted(value));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().path("code").asString()).isEqualTo("wrong_type");
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
    assertThat(first.status()).isEqualTo(201);
    RunningIngest second = RunningIngest.second();
    // One that does not know of it yet would write the same markers again.
    Awaitility.await().until(() -> second.part(PollDirectory.class).find(first.text("id")) != null);
    Answer elsewhere = second.client().post("/polls", body, headers);
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
}
