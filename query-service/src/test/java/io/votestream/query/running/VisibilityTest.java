package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.schemas.v1.ResultsVisibility;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hidden numbers leave the service nowhere. */
class VisibilityTest {

  private static final Secret SECRET = new Secret(RunningService.SECRET);
  private static final String TOKEN = AdminToken.generate();

  /** Numbers that nothing else has. */
  private static final TallySnapshot TALLY =
      new TallySnapshot(
          791_983, 646_997, List.of(357_101L, 289_896L), false, 4_000_000_000_000L, List.of());

  private static final TallySnapshot LAST =
      new TallySnapshot(791_984, TALLY.ballots(), TALLY.counts(), true, TALLY.asOf(), List.of());

  private static final String[] NUMBERS = {"791983", "646997", "357101", "289896", "2096-10-02"};

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

  @ParameterizedTest
  @EnumSource(names = {"RESULTS_AFTER_VOTE", "RESULTS_AFTER_CLOSE", "RESULTS_OWNER"})
  void whileHiddenTheyAreNowhere(ResultsVisibility visibility) throws InterruptedException {
    Poll poll = publish(visibility, PollStatus.POLL_STATUS_OPEN, 3);
    store();
    String receipt =
        new Receipts(SECRET).issue(ReceiptBody.newBuilder().setPollId(id).setOffset(5).build());
    // Statistics are at most a second old.
    Thread.sleep(1_100);

    for (String address :
        List.of(
            path,
            path + "/results",
            path + "/results?round=1",
            path + "/history",
            path + "/receipts/" + receipt,
            "/polls",
            "/polls?limit=100&q=violin",
            "/themes",
            "/themes/ontrend/polls",
            "/stats",
            "/metrics",
            "/health")) {
      nothingIn(address, service.get(address));
      nothingIn(address, service.send("HEAD", address));
    }
    nothingIn("health", service.management("/actuator/health"));
    nothingIn("figures", service.management("/actuator/prometheus"));

    for (String tag : List.of("*", "W/\"791983-%d-open\"".formatted(poll.getVersion()))) {
      Answer refused = service.get(path + "/results", "If-None-Match", tag);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("results_hidden");
      assertThat(refused.header("etag")).isEmpty();
      assertThat(refused.header("cache-control")).isEqualTo("no-store");
    }
    assertThat(service.get(path + "/history").code()).isEqualTo("results_hidden");
  }

  @Test
  void anUnlistedPollIsInNoAnswerThatDoesNotNameIt() throws InterruptedException {
    String theme = "Board " + id;
    service.publish(Polls.open(id).setTheme(theme).setUnlisted(true));
    service.redis().tally(id, TALLY);
    service.database().tally(id, TALLY);
    service.database().poll(id, theme);
    service.database().unlist(id);
    // Statistics are at most a second old.
    Thread.sleep(1_100);

    for (String address :
        List.of(
            "/polls",
            "/polls?limit=100&q=violin",
            "/polls?limit=100&status=open",
            "/polls?theme=board-" + id,
            "/themes",
            "/themes/board-" + id + "/polls",
            "/stats",
            "/metrics",
            "/health")) {
      Answer answer = service.get(address);
      nothingIn(address, answer);
      assertThat(answer.body()).as(address).doesNotContain(id);
    }
    assertThat(service.get("/themes/board-" + id + "/polls").code()).isEqualTo("theme_not_found");
    assertThat(service.get(path).json().path("listed").asBoolean(true)).isFalse();
    assertThat(service.get(path + "/results").body()).contains("646997");
  }

  @Test
  void afterVoteThePassOfThisPollShowsThem() {
    publish(ResultsVisibility.RESULTS_AFTER_VOTE, PollStatus.POLL_STATUS_OPEN, 3);
    store();
    String pass = new ResultsAccess(SECRET).pass(id);
    String other = new ResultsAccess(SECRET).pass("other");

    shown(service.get(path + "/results", "Results-Pass", pass), "private, no-store");
    shown(
        service.get(
            path + "/results",
            "Cookie",
            "a=b; vs_pass_%1$s=x; vs_pass_%1$s=%2$s; vs_pass_%1$s=y".formatted(id, pass)),
        "private, no-store");
    shown(service.get(path + "/history", "Results-Pass", pass), "private, no-store");
    for (String header : List.of(other, "", "x".repeat(5_000))) {
      assertThat(service.get(path + "/results", "Results-Pass", header).code())
          .isEqualTo("results_hidden");
    }
    assertThat(service.get(path + "/results", "Cookie", "vs_pass_other=" + pass).code())
        .isEqualTo("results_hidden");
    assertThat(service.get(path + "/results").code())
        .as("who asked before")
        .isEqualTo("results_hidden");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESULTS_AFTER_VOTE", "RESULTS_AFTER_CLOSE", "RESULTS_OWNER"})
  void theOwnerSeesThem(ResultsVisibility visibility) {
    publish(visibility, PollStatus.POLL_STATUS_OPEN, 3);
    store();

    shown(service.get(path + "/results", "Authorization", "Bearer " + TOKEN), "private, no-store");
    shown(service.get(path + "/history", "Authorization", "bearer " + TOKEN), "private, no-store");
    for (String token : List.of("x", AdminToken.generate())) {
      Answer refused = service.get(path + "/results", "Authorization", "Bearer " + token);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("wrong_token");
    }
    assertThat(service.get(path + "/results", "Authorization", "Basic " + TOKEN).code())
        .isEqualTo("results_hidden");
  }

  @Test
  void onceClosedAllSeeThem_unlessTheyAreTheOwners() throws InterruptedException {
    publish(ResultsVisibility.RESULTS_AFTER_CLOSE, PollStatus.POLL_STATUS_OPEN, 3);
    store();
    assertThat(service.get(path + "/results").status()).isEqualTo(403);

    publish(ResultsVisibility.RESULTS_AFTER_CLOSE, PollStatus.POLL_STATUS_CLOSING, 4);
    assertThat(service.get(path + "/results").status()).isEqualTo(403);
    publish(ResultsVisibility.RESULTS_AFTER_CLOSE, PollStatus.POLL_STATUS_CLOSED, 5);
    assertThat(service.get(path + "/results").status())
        .as("votes may still be counted, of a reopening for instance")
        .isEqualTo(403);
    assertThat(service.get(path + "/history").status()).isEqualTo(403);
    service.redis().tally(id, LAST);
    service.database().tally(id, LAST);
    // An answer is kept for 150 ms.
    Thread.sleep(200);
    shown(service.get(path + "/results"), "no-cache");
    shown(service.get(path + "/history"), "no-cache");

    publish(ResultsVisibility.RESULTS_AFTER_CLOSE, PollStatus.POLL_STATUS_OPEN, 7);
    assertThat(service.get(path + "/results").status()).as("reopened").isEqualTo(403);
    publish(ResultsVisibility.RESULTS_OWNER, PollStatus.POLL_STATUS_CLOSED, 9);
    assertThat(service.get(path + "/results").status()).isEqualTo(403);
  }

  private Poll publish(ResultsVisibility visibility, PollStatus status, int version) {
    return service.publish(
        Polls.open(id)
            .setResults(visibility)
            .setStatus(status)
            .setVersion(version)
            .setAdminTokenHash(AdminToken.hash(TOKEN)));
  }

  private void store() {
    service.redis().tally(id, TALLY);
    service.database().tally(id, TALLY);
    service.database().history(id, TALLY.asOf(), TALLY.ballots(), TALLY.counts());
    service.database().poll(id, "OnTrend", "after_close", "open", 1);
  }

  private static void shown(Answer answer, String cacheControl) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("646997", "357101");
    assertThat(answer.header("cache-control")).isEqualTo(cacheControl);
  }

  private static void nothingIn(String address, Answer answer) {
    List<String> all = new ArrayList<>(List.of(answer.body()));
    answer.headers().map().values().forEach(all::addAll);
    for (String text : all) {
      assertThat(text).as(address).doesNotContain(NUMBERS);
    }
  }
}
