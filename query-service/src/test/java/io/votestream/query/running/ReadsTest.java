package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ReceiptBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every route, as a client sees it. */
class ReadsTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService("");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aPollWithoutItsSecrets() {
    Poll poll = service.publish(Polls.open(Polls.newId()));

    Answer answer = service.get("/polls/" + poll.getId());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"id": "%s", "question": "Which sound opens the show?", "theme": "OnTrend",
                 "options": [{"index": 0, "text": "A violin"}, {"index": 1, "text": "Drums"}],
                 "status": "open", "type": "single", "choices": {"min": 1, "max": 1},
                 "protection": "none", "revote": "no", "results": "always", "listed": true, "round": 1,
                 "createdAt": "2023-11-14T22:13:20Z", "version": 3,
                 "rounds": [{"round": 1, "openedAt": null, "closedAt": null}], "history": []}
                """
                    .formatted(poll.getId())));
    assertThat(service.get("/polls").body()).doesNotContain(Polls.SECRET, Polls.HASH);
  }

  @Test
  void aNewerStateIsShownAndAClosingTimeThatHasPassed() {
    Poll.Builder poll = Polls.open(Polls.newId());
    poll.getRulesBuilder().setClosesAt(Instant.now().minusSeconds(1).toEpochMilli());
    service.publish(poll);
    assertThat(status(poll)).isEqualTo("closing");

    service.publish(poll.setVersion(5).setStatus(PollStatus.POLL_STATUS_CLOSED));
    assertThat(status(poll)).isEqualTo("closed");
  }

  @Test
  void pagesOfATheme() {
    String theme = "Theme " + Polls.newId();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.addFirst(service.publish(theme(theme).setCreatedAt(1_000 + i)).getId());
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          service
              .get("/polls?limit=3&theme=" + theme.replace(" ", "%20") + "&cursor=" + cursor)
              .json();
      page.path("items").forEach(item -> seen.add(item.path("id").asString()));
      cursor = page.path("nextCursor").asString("");
      service.publish(theme(theme).setCreatedAt(9_000));
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactlyElementsOf(ids);
  }

  @Test
  void filtersTogether() {
    String theme = "Theme " + Polls.newId();
    Poll wanted = service.publish(theme(theme).setQuestion("Who wins the CUP?"));
    service.publish(theme(theme));
    service.publish(
        theme(theme).setQuestion("cup").setVersion(5).setStatus(PollStatus.POLL_STATUS_CLOSED));

    JsonNode items =
        service
            .get(
                "/polls?status=open&q=%E2%80%9CC%C3%BCp%E2%80%9D&utm=ignored&theme="
                    + theme.replace(" ", "-"))
            .json()
            .path("items");

    assertThat(items).hasSize(1);
    assertThat(items.path(0).path("id").asString()).isEqualTo(wanted.getId());
  }

  @Test
  void themes() {
    String theme = "Theme " + Polls.newId();
    String slug = theme.toLowerCase().replace(" ", "-");
    Poll poll = service.publish(theme(theme));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(service.get("/themes").json().path("items"))
                    .contains(
                        json(
                            "{\"id\": \"%s\", \"name\": \"%s\", \"polls\": 1}"
                                .formatted(slug, theme))));
    JsonNode themes = service.get("/themes").json().path("items");
    assertThat(List.of(themes.path(0), themes.path(1), themes.path(2)))
        .extracting(item -> item.path("id").asString())
        .containsExactly("ontrend", "moral-dilemmas", "sports");
    JsonNode polls = service.get("/themes/" + slug + "/polls").json();
    assertThat(polls.path("items").path(0).path("id").asString()).isEqualTo(poll.getId());
    assertThat(polls.path("nextCursor").isNull()).isTrue();
    assertThat(service.get("/themes/sports/polls").status()).isEqualTo(200);
    assertThat(service.get("/themes/none-such/polls").code()).isEqualTo("theme_not_found");
  }

  @Test
  void resultsFromRedis() {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    service.redis().tally(poll.getId(), 7, List.of(2L, 1L), false, 1_700_000_000_123L);

    Answer answer = results(poll);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-cache");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"pollId": "%s", "round": 1, "status": "open", "type": "single", "final": false,
                 "version": 7, "ballots": 3,
                 "asOf": "2023-11-14T22:13:20.123Z", "stale": false,
                 "options": [{"index": 0, "text": "A violin", "votes": 2, "share": 0.6667},
                             {"index": 1, "text": "Drums", "votes": 1, "share": 0.3333}]}
                """
                    .formatted(poll.getId())));
  }

  @Test
  void resultsBeforeTheFirstVote() {
    JsonNode results = results(service.publish(Polls.open(Polls.newId()))).json();

    assertThat(results.path("version").asLong()).isZero();
    assertThat(results.path("ballots").asLong()).isZero();
    assertThat(results.path("stale").asBoolean()).isFalse();
    assertThat(results.path("options")).hasSize(2);
  }

  @Test
  void anEmptiedRedisIsNotBelieved() throws InterruptedException {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    service.redis().tally(poll.getId(), 7, List.of(2L, 1L), false, 1_000);
    assertThat(results(poll).json().path("version").asLong()).isEqualTo(7);

    service.redis().remove(poll.getId());
    Thread.sleep(200);
    assertThat(results(poll).json().path("version").asLong()).isEqualTo(7);
    assertThat(results(poll).json().path("stale").asBoolean()).isTrue();

    service.database().tally(poll.getId(), 8, List.of(3L, 1L), false, 2_000);
    Thread.sleep(200);
    assertThat(results(poll).json().path("version").asLong()).isEqualTo(8);
    assertThat(results(poll).json().path("stale").asBoolean()).isFalse();
  }

  @Test
  void aClientThatHasTheResultsIsToldSo_andAVoteShowsWithinHalfASecond() {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    service.redis().tally(poll.getId(), 7, List.of(2L, 1L), false, 1_000);
    String tag = results(poll).header("etag");
    String path = "/polls/" + poll.getId() + "/results";
    assertThat(tag).isEqualTo("W/\"7-3-open\"");

    Answer unchanged = service.get(path, "If-None-Match", "\"other\", " + tag);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("etag")).isEqualTo(tag);

    service.redis().tally(poll.getId(), 8, List.of(3L, 1L), false, 2_000);
    Awaitility.await()
        .atMost(Duration.ofMillis(500))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> assertThat(service.get(path, "If-None-Match", tag).status()).isEqualTo(200));
  }

  @Test
  void headIsGetWithoutBody() {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    Answer get = results(poll);

    Answer head = service.send("HEAD", "/polls/" + poll.getId() + "/results");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("etag")).isEqualTo(get.header("etag"));
    assertThat(head.header("content-length")).isEqualTo(String.valueOf(get.body().length()));
    assertThat(service.send("HEAD", "/polls").status()).isEqualTo(200);
  }

  @Test
  void receipts() {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    long offset = Math.abs((long) poll.getId().hashCode()) * 10;
    String receipt = receipt(poll.getId(), offset);
    String path = "/polls/" + poll.getId() + "/receipts/";
    assertThat(service.get(path + receipt).json())
        .isEqualTo(
            json(
                """
                {"status": "pending", "round": 1, "partition": 4, "offset": %d,
                 "time": "1970-01-01T00:00:05Z"}
                """
                    .formatted(offset)));

    String positions =
        "[{\"partition\": 4, \"offset\": %d, \"rejections\": 1, \"epoch\": 1}]"
            .formatted(offset + 1);
    service.database().tally(poll.getId(), 2, List.of(1L, 0L), false, 1_000, positions);
    service.database().rejection(poll.getId(), 4, offset + 1, "duplicate", offset, 1);

    assertThat(service.get(path + receipt).json().path("status").asString()).isEqualTo("counted");
    assertThat(service.get(path + receipt(poll.getId(), offset + 1)).json())
        .isEqualTo(
            json(
                """
                {"status": "duplicate", "round": 1, "partition": 4, "offset": %d,
                 "time": "1970-01-01T00:00:05Z", "inFavourOf": %d}
                """
                    .formatted(offset + 1, offset)));
  }

  @Test
  void receiptsThatAreNotOurs() {
    Poll poll = service.publish(Polls.open(Polls.newId()));
    String path = "/polls/" + poll.getId() + "/receipts/";
    String receipt = receipt(poll.getId(), 5);
    String forged = new Receipts(new Secret("x".repeat(40))).issue(body(poll.getId(), 5));

    assertThat(service.get(path + forged).code()).isEqualTo("receipt_not_found");
    assertThat(service.get(path + "A" + receipt).code()).isEqualTo("receipt_not_found");
    assertThat(service.get(path + "nonsense").code()).isEqualTo("receipt_not_found");
    assertThat(service.get(path + receipt("other", 5)).code()).isEqualTo("receipt_not_found");
    assertThat(service.get("/polls/none/receipts/" + receipt).code()).isEqualTo("poll_not_found");
  }

  @Test
  void statisticsAndFigures() {
    String theme = "Theme " + Polls.newId();
    Poll poll = service.publish(theme(theme));
    service.database().poll(poll.getId(), theme);
    service.database().tally(poll.getId(), 9, List.of(40L, 2L), false, 4_000_000_000_000L);

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(service.get("/stats").json().path("asOf").asString(""))
                    .isEqualTo("2096-10-02T07:06:40Z"));
    JsonNode stats = service.get("/stats").json();
    assertThat(stats.path("stale").asBoolean()).isFalse();
    assertThat(stats.path("ballots").asLong()).isGreaterThanOrEqualTo(42);
    assertThat(stats.path("rejected").path("late").asLong()).isPositive();
    assertThat(stats.path("polls").path("open").asLong()).isPositive();
    assertThat(stats.path("themes").toString())
        .contains("\"name\":\"%s\",\"polls\":1,\"ballots\":42".formatted(theme));

    JsonNode figures = service.get("/metrics").json();
    assertThat(figures.path("counted")).isEqualTo(stats.path("ballots"));
    assertThat(figures.path("breakers"))
        .isEqualTo(json("{\"postgres\": \"closed\", \"redis\": \"closed\"}"));
    assertThat(figures.path("results").path("cacheMisses").asLong()).isPositive();
  }

  private static Answer results(Poll poll) {
    return service.get("/polls/" + poll.getId() + "/results");
  }

  private static String status(Poll.Builder poll) {
    return service.get("/polls/" + poll.getId()).json().path("status").asString();
  }

  private static Poll.Builder theme(String theme) {
    return Polls.open(Polls.newId()).setTheme(theme);
  }

  private static String receipt(String pollId, long offset) {
    return new Receipts(new Secret(RunningService.SECRET)).issue(body(pollId, offset));
  }

  private static ReceiptBody body(String pollId, long offset) {
    return ReceiptBody.newBuilder()
        .setPollId(pollId)
        .setPartition(4)
        .setOffset(offset)
        .setTime(5_000)
        .build();
  }

  private static JsonNode json(String text) {
    return tools.jackson.databind.json.JsonMapper.shared().readTree(text);
  }
}
