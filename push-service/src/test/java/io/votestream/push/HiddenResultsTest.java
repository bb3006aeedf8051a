package io.votestream.push;

import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSING;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_CLOSE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_VOTE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_ALWAYS;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.votestream.schemas.AdminToken;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Tally;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers that not everybody may see, looked for in all that leaves the service. */
@ExtendWith(OutputCaptureExtension.class)
class HiddenResultsTest {

  /** 48,611 and 48,621 as numbers of their own: any figure of bytes may have such digits. */
  private static final Pattern HIDDEN =
      Pattern.compile("(?<![\\d.])(486[12]1|4[.]86[12]1E4)(?!\\d)");

  private static final String TOKEN = AdminToken.generate();
  private static final ResultsAccess ACCESS =
      new ResultsAccess(new Secret(RunningPushService.SECRET));
  private static final int SECOND_ROUND = 1 << 20;

  private static TopicWriter topics;
  private static RunningPushService service;

  @BeforeAll
  static void start() throws InterruptedException {
    TopicWriter.createTopics();
    topics = new TopicWriter();
    service = RunningPushService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    topics.close();
  }

  @Test
  void whileOpenTheNumbersAreNowhereAndAfterwardsOnTheSameConnection(CapturedOutput output)
      throws Exception {
    String poll = known(RESULTS_AFTER_CLOSE);
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        EventListener listener =
            new EventListener(service.stream(poll), Map.of("Last-Event-ID", "48621-3"));
        WebSocketListener owner = asOwner(poll)) {
      assertThat(viewer.next().toString())
          .isEqualTo(
              "{\"type\":\"status\",\"pollId\":\"%s\",\"status\":\"open\",\"round\":1}"
                  .formatted(poll));
      assertThat(listener.next()).containsOnlyKeys("retry");
      assertThat(listener.next()).containsOnlyKeys("data");

      topics.tally(poll, List.of(48_611L, 10L), 48_621);
      owner.awaitVersion(48_621);
      publish(poll, RESULTS_AFTER_CLOSE, 4, 1, POLL_STATUS_CLOSING);

      assertThat(viewer.next().path("status").stringValue()).isEqualTo("closing");
      Map<String, String> event = listener.next();
      assertThat(event).containsOnlyKeys("data");
      assertThat(List.of(viewer.frames.toString(), event.toString()))
          .noneMatch(said -> said.contains("486"));
      assertThat(service.actuator("/prometheus").body())
          .doesNotContainPattern(HIDDEN)
          .doesNotContain(poll);
      assertThat(service.actuator("/health").body())
          .doesNotContainPattern(HIDDEN)
          .doesNotContain(poll);
      assertThat(output.getAll()).doesNotContainPattern(HIDDEN);

      publish(poll, RESULTS_AFTER_CLOSE, 5, 1, POLL_STATUS_CLOSED);
      assertThat(viewer.next().path("status").stringValue()).isEqualTo("closed");
      assertThat(listener.next()).containsOnlyKeys("data");
      topics.tally(
          Tally.newBuilder()
              .setPollId(poll)
              .setVersion(48_622)
              .setBallots(48_621)
              .addAllCounts(List.of(48_611L, 10L))
              .setFinal(true)
              .build());

      assertThat(viewer.next().path("counts").toString()).isEqualTo("[48611,10]");
      assertThat(listener.next()).containsEntry("id", "48622-5");
    }
  }

  @Test
  void aPassShowsNumbersByCookieOrByParameter() throws Exception {
    String poll = known(RESULTS_AFTER_VOTE);
    String pass = ACCESS.pass(poll);
    URI withPass = URI.create(service.stream(poll) + "?pass=" + pass);
    Map<String, String> cookie =
        Map.of("Cookie", "a=b; vs_pass_%1$s=x; vs_pass_%1$s=%2$s".formatted(poll, pass));
    try (WebSocketListener byCookie = new WebSocketListener(service.webSocket(poll), cookie);
        EventListener byParameter = new EventListener(withPass)) {
      assertThat(byCookie.next().path("type").stringValue()).isEqualTo("tally");
      byParameter.next();
      assertThat(byParameter.next()).containsEntry("id", "0-3");
      assertStatus(service.webSocket(poll), Map.of());
      assertStatus(URI.create(service.webSocket(poll) + "?pass=" + pass + "x"), Map.of());
      assertStatus(service.webSocket(poll), Map.of("Cookie", "vs_pass_" + poll + "=\"%$\""));
    }
  }

  @Test
  void aPageOfAnotherSiteDoesNotReadWithItsVisitorsPass() throws Exception {
    String poll = known(RESULTS_AFTER_VOTE);
    String cookie = "vs_pass_" + poll + "=" + ACCESS.pass(poll);

    assertStatus(
        service.webSocket(poll), Map.of("Cookie", cookie, "Origin", "https://elsewhere.example"));
    try (WebSocketListener own =
        new WebSocketListener(
            service.webSocket(poll),
            Map.of("Cookie", cookie, "Origin", "http://127.0.0.1:" + service.port()))) {
      assertThat(own.next().path("type").stringValue()).isEqualTo("tally");
    }
  }

  @Test
  void aNewRoundIsShownAtOnceAndItsPassIsAnother() throws Exception {
    String poll = known(RESULTS_AFTER_VOTE);
    try (WebSocketListener voter =
            new WebSocketListener(
                service.webSocket(poll), Map.of("Cookie", "vs_pass_" + poll + "=" + pass(poll)));
        WebSocketListener owner = asOwner(poll)) {
      voter.next();
      topics.tally(poll, 5);
      voter.awaitVersion(5);
      owner.awaitVersion(5);

      publish(poll, RESULTS_AFTER_VOTE, SECOND_ROUND + 3, 2, POLL_STATUS_OPEN);

      await().atMost(Duration.ofSeconds(1)).until(() -> last(voter).path("round").intValue() == 2);
      assertThat(last(voter).path("type").stringValue()).isEqualTo("status");
      await().atMost(Duration.ofSeconds(1)).until(() -> last(owner).path("round").intValue() == 2);
      assertThat(last(owner).path("ballots").longValue()).isZero();
      assertThat(last(owner).path("counts").toString()).isEqualTo("[0,0]");

      topics.tally(poll, 6);
      topics.tally(poll + "~2", 1);
      assertThat(owner.awaitVersion(1).path("round").intValue()).isEqualTo(2);
    }
  }

  @Test
  void anotherTokenIsRefusedWhateverThePollShows() throws Exception {
    for (ResultsVisibility results : List.of(RESULTS_OWNER, RESULTS_ALWAYS)) {
      HttpResponse<String> answer =
          service.get(
              HttpRequest.newBuilder(service.stream(known(results)))
                  .header("Accept", "text/event-stream")
                  .header("Authorization", "Bearer " + AdminToken.generate()));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(JsonMapper.shared().readTree(answer.body()).path("code").stringValue())
          .isEqualTo("wrong_token");
    }
  }

  @Test
  void aParameterThatCannotBeReadIsNoFaultOfTheService() throws Exception {
    String poll = known(RESULTS_AFTER_VOTE);
    try (DeafViewer viewer = DeafViewer.events(service.port(), poll, "?pass=%zz")) {
      assertThat(new String(viewer.hearAll(), UTF_8)).startsWith("HTTP/1.1 400 ");
    }
  }

  private static WebSocketListener asOwner(String poll) {
    return new WebSocketListener(
        service.webSocket(poll), Map.of("Authorization", "Bearer " + TOKEN));
  }

  private static void assertStatus(URI stream, Map<String, String> headers) throws Exception {
    try (WebSocketListener viewer = new WebSocketListener(stream, headers)) {
      assertThat(viewer.next().path("type").stringValue()).isEqualTo("status");
    }
  }

  private static String pass(String logId) {
    return ACCESS.pass(logId);
  }

  private static JsonNode last(WebSocketListener viewer) {
    return viewer.frames.getLast();
  }

  private static String known(ResultsVisibility results) throws Exception {
    String poll = UUID.randomUUID().toString();
    publish(poll, results, 3, 1, POLL_STATUS_OPEN);
    await()
        .until(() -> service.get(HttpRequest.newBuilder(service.stream(poll))).statusCode() == 406);
    return poll;
  }

  private static void publish(
      String poll, ResultsVisibility results, int version, int round, PollStatus status)
      throws Exception {
    topics.poll(
        Poll.newBuilder()
            .setId(poll)
            .setVersion(version)
            .setRound(round)
            .setStatus(status)
            .setResults(results)
            .setAdminTokenHash(AdminToken.hash(TOKEN))
            .setCreatedAt(System.currentTimeMillis())
            .setRules(PollRules.newBuilder().setOptions(2))
            .build());
  }
}
