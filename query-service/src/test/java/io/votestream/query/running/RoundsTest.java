package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.ResultsVisibility;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rounds of a poll, their history, and their receipts. */
class RoundsTest {

  private static final Secret SECRET = new Secret(RunningService.SECRET);

  private static RunningService service;

  private final String id = Polls.newId();
  private final String path = "/polls/" + id;

  @BeforeAll
  static void start() {
    service = new RunningService("");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aPollTellsItsLife() {
    service.publish(secondRound());

    JsonNode poll = service.get(path).json();

    assertThat(poll.path("round").asInt()).isEqualTo(2);
    assertThat(poll.path("rounds"))
        .isEqualTo(
            json(
                """
                [{"round": 1, "openedAt": "1970-01-01T00:00:01Z",
                  "closedAt": "1970-01-01T00:00:02Z"},
                 {"round": 2, "openedAt": "1970-01-01T00:00:03Z", "closedAt": null}]
                """));
    assertThat(poll.path("history"))
        .isEqualTo(
            json(
                """
                [{"time": "1970-01-01T00:00:01Z", "change": "opened", "actor": "schedule",
                  "round": 1},
                 {"time": "1970-01-01T00:00:02Z", "change": "closed", "actor": "owner",
                  "reason": "Lunch", "round": 1},
                 {"time": "1970-01-01T00:00:03Z", "change": "round_opened", "actor": "owner",
                  "round": 2}]
                """));
    JsonNode listed = service.get("/polls?q=violin").json();
    assertThat(listed.path("items").path(0).has("round")).isTrue();
    assertThat(listed.path("items").path(0).has("history")).isFalse();
  }

  @Test
  void everyRoundHasItsResultsAndTheEarlierOnesAreClosed() {
    service.redis().tally(id, 9, List.of(5L, 1L), true, 1_000);
    service.redis().tally(id + "~2", 4, List.of(0L, 2L), false, 2_000);
    service.publish(secondRound());

    JsonNode present = service.get(path + "/results").json();
    assertThat(present.path("round").asInt()).isEqualTo(2);
    assertThat(present.path("ballots").asInt()).isEqualTo(2);
    assertThat(present.path("status").asString()).isEqualTo("open");
    assertThat(service.get(path + "/results?round=2").json()).isEqualTo(present);
    JsonNode first = service.get(path + "/results?round=1").json();
    assertThat(first.path("round").asInt()).isEqualTo(1);
    assertThat(first.path("ballots").asInt()).isEqualTo(6);
    assertThat(first.path("status").asString()).isEqualTo("closed");
    assertThat(service.get(path + "/results?round=3").code()).isEqualTo("round_not_found");
  }

  @Test
  void anEarlierRoundShowsWhileThePresentOneIsHidden() {
    service.redis().tally(id, 9, List.of(5L, 1L), true, 1_000);
    service.publish(secondRound().setResults(ResultsVisibility.RESULTS_AFTER_CLOSE));

    assertThat(service.get(path + "/results").code()).isEqualTo("results_hidden");
    assertThat(service.get(path + "/history").code()).isEqualTo("results_hidden");
    assertThat(service.get(path + "/results?round=1").json().path("ballots").asInt()).isEqualTo(6);
    assertThat(service.get(path + "/history?round=1").status()).isEqualTo(200);
  }

  @Test
  void theHistoryOfARound() {
    service.publish(secondRound());
    for (int i = 1; i <= 5; i++) {
      service.database().history(id, i * 10_000, i, List.of((long) i, 0L));
      service.database().history(id + "~2", i * 10_000, i * 100, List.of(0L, 100L * i));
    }

    assertThat(service.get(path + "/history?limit=2").json())
        .isEqualTo(
            json(
                """
                {"pollId": "%s", "round": 2,
                 "points": [{"at": "1970-01-01T00:00:40Z", "ballots": 400, "counts": [0, 400]},
                            {"at": "1970-01-01T00:00:50Z", "ballots": 500, "counts": [0, 500]}]}
                """
                    .formatted(id)));
    JsonNode first = service.get(path + "/history?round=1").json();
    assertThat(first.path("points")).hasSize(5);
    assertThat(first.path("points").path(0).path("ballots").asInt()).isEqualTo(1);
  }

  @Test
  void aReceiptOfAnyRoundIsOfThePoll() {
    service.publish(secondRound());

    for (int round = 1; round <= 2; round++) {
      String logId = round == 1 ? id : id + "~2";
      JsonNode fate = service.get(path + "/receipts/" + receipt(logId)).json();
      assertThat(fate.path("status").asString()).isEqualTo("pending");
      assertThat(fate.path("round").asInt()).isEqualTo(round);
    }
    assertThat(service.get(path + "/receipts/" + receipt(Polls.newId() + "~2")).code())
        .isEqualTo("receipt_not_found");
  }

  @Test
  void theKeysThatReceiptsAndBundlesAreCheckedWith() {
    Answer answer = service.get("/.well-known/votestream-keys.json");

    assertThat(answer.header("cache-control")).isEqualTo("max-age=300, public");
    JsonNode keys = answer.json().path("keys");
    assertThat(keys).hasSize(2);
    check(keys.path(0), "receipt", new Receipts(SECRET).key());
    check(keys.path(1), "log-root", new SigningKey(SECRET, "log-root"));
    byte[] published = Base64.getUrlDecoder().decode(keys.path(0).path("x").asString());
    assertThat(Receipts.verify(published, receipt(id))).isPresent();
  }

  private static void check(JsonNode key, String purpose, SigningKey expected) {
    assertThat(key)
        .isEqualTo(
            json(
                """
                {"kid": "%s", "kty": "OKP", "crv": "Ed25519", "use": "sig", "purpose": "%s",
                 "x": "%s"}
                """
                    .formatted(
                        expected.id(),
                        purpose,
                        Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(expected.publicKey()))));
  }

  private Poll.Builder secondRound() {
    return Polls.open(id)
        .setRound(2)
        .setVersion((1 << 20) + 3)
        .addHistory(event(1_000, LifeChange.LIFE_CHANGE_OPENED, Actor.ACTOR_SCHEDULE, "", 1))
        .addHistory(event(2_000, LifeChange.LIFE_CHANGE_CLOSED, Actor.ACTOR_OWNER, "Lunch", 1))
        .addHistory(event(3_000, LifeChange.LIFE_CHANGE_ROUND_OPENED, Actor.ACTOR_OWNER, "", 2));
  }

  private static LifeEvent event(
      long time, LifeChange change, Actor actor, String reason, int round) {
    return LifeEvent.newBuilder()
        .setTime(time)
        .setChange(change)
        .setActor(actor)
        .setReason(reason)
        .setRound(round)
        .build();
  }

  private static String receipt(String logId) {
    return new Receipts(SECRET)
        .issue(ReceiptBody.newBuilder().setPollId(logId).setOffset(5).build());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
