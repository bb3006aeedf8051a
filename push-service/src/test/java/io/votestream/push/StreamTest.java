package io.votestream.push;

import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real viewers of a real service that reads a real Kafka. */
class StreamTest {

  /** The close frame says 1013 (03f5) and "too slow". */
  private static final String TWO_PINGS_AND_TOO_SLOW = "8900" + "8900" + "880a03f5746f6f20736c6f77";

  private static final String ALIVE =
      "8110" + HexFormat.of().formatHex("{\"type\":\"alive\"}".getBytes(UTF_8));

  private static final long MILLISECOND = 1_000_000;

  private static TopicWriter topics;
  private static RunningPushService service;

  @BeforeAll
  static void start() throws InterruptedException {
    TopicWriter.createTopics();
    topics = new TopicWriter();
    service =
        RunningPushService.start(
            "votestream.viewers.send-limit=1s", "votestream.viewers.heartbeat=3s");
  }

  @AfterAll
  static void stop() {
    service.close();
    topics.close();
  }

  @Test
  void theCurrentFrameComesFirst() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      JsonNode frame = viewer.next();

      assertThat(frame.path("type").stringValue()).isEqualTo("tally");
      assertThat(frame.path("pollId").stringValue()).isEqualTo(poll);
      assertThat(frame.path("version").longValue()).isZero();
      assertThat(frame.path("status").stringValue()).isEqualTo("open");
      assertThat(frame.path("final").booleanValue()).isFalse();
      assertThat(frame.path("counts").toString()).isEqualTo("[0,0]");
    }
  }

  @Test
  void anUpdateArrivesWithinASecond() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        EventListener listener = new EventListener(service.stream(poll))) {
      viewer.next();
      listener.next();
      listener.next();

      topics.tally(poll, 7);

      assertThat(viewer.next().path("counts").toString()).isEqualTo("[7,0]");
      assertThat(listener.next()).containsEntry("id", "7-3");
    }
  }

  @Test
  void aBurstIsConflatedAndEndsWithTheNewest() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      viewer.next();
      long begun = System.nanoTime();
      for (int version = 1; version <= 1000; version++) {
        topics.tally(poll, version);
        while (System.nanoTime() - begun < version * MILLISECOND) {
          Thread.sleep(1);
        }
      }
      long tenths = (System.nanoTime() - begun) / (100 * MILLISECOND);

      viewer.awaitVersion(1000);
      // Besides ten a second: the current frame, the leading edge, and the last.
      assertThat(viewer.frames).hasSizeBetween(3, (int) tenths + 3);
      assertThat(viewer.frames)
          .extracting(frame -> frame.path("version").longValue())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aChangeOfStatusIsAFrame() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      viewer.next();
      topics.poll(poll, 2, 4, POLL_STATUS_CLOSING);
      assertThat(viewer.next().path("status").stringValue()).isEqualTo("closing");
      topics.poll(poll, 2, 5, POLL_STATUS_CLOSED);
      assertThat(viewer.next().path("status").stringValue()).isEqualTo("closed");
    }
  }

  @Test
  void eventsSayHowTheyAreToBeRead() throws Exception {
    String poll = known(topics.newPoll(2));
    try (EventListener viewer = new EventListener(service.stream(poll))) {
      assertThat(viewer.response().headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(viewer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(viewer.response().headers().firstValue("X-Accel-Buffering")).hasValue("no");
      assertThat(Integer.parseInt(viewer.next().get("retry"))).isBetween(1_000, 3_000);

      Map<String, String> event = viewer.next();
      assertThat(event).containsEntry("id", "0-3");
      assertThat(JsonMapper.shared().readTree(event.get("data")).path("pollId").stringValue())
          .isEqualTo(poll);
    }
  }

  @Test
  void afterSilenceScriptsAreShownASignOfLifeOnEitherTransport() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        EventListener listener = new EventListener(service.stream(poll))) {
      long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
      for (int version = 1; System.nanoTime() < until; version++) {
        topics.tally(poll, version);
        Thread.sleep(500);
      }
      assertThat(viewer.signsOfLife).hasValue(0);
      assertThat(listener.signsOfLife).hasValue(0);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> viewer.signsOfLife.get() > 0 && listener.signsOfLife.get() > 0);
    }
  }

  @Test
  void whatWasSeenIsNotSentAgain() throws Exception {
    String poll = known(topics.newPoll(2));
    topics.tally(poll, 5);
    try (WebSocketListener other = new WebSocketListener(service.webSocket(poll))) {
      other.awaitVersion(5);
    }
    try (EventListener viewer =
        new EventListener(service.stream(poll), Map.of("Last-Event-ID", "5-3"))) {
      assertThat(viewer.next()).containsOnlyKeys("retry");
      topics.tally(poll, 6);
      assertThat(viewer.next()).containsEntry("id", "6-3");
    }
    try (EventListener viewer =
        new EventListener(service.stream(poll), Map.of("Last-Event-ID", "5-3"))) {
      viewer.next();
      assertThat(viewer.next()).containsEntry("id", "6-3");
    }
  }

  @Test
  void heartbeatsAreAnsweredByWhoeverIsThere() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        DeafViewer deaf = DeafViewer.webSocket(service.port(), poll)) {
      await().atMost(Duration.ofSeconds(15)).until(() -> viewer.pings.get() >= 4);

      assertThat(viewer.closeStatus).isEqualTo(-1);
      assertThat(HexFormat.of().formatHex(deaf.hearAll()).replace(ALIVE, ""))
          .endsWith(TWO_PINGS_AND_TOO_SLOW);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoDoesNotReadIsClosedAndHoldsUpNobody(boolean webSocket) throws Exception {
    String poll = known(topics.newPoll(50));
    String closed =
        "votestream_viewers_dismissed_total{reason=\"too_slow\",service=\"push-service\",transport=\"%s\"}"
            .formatted(webSocket ? "websocket" : "sse");
    double before = service.metric(closed);
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        DeafViewer deaf =
            webSocket
                ? DeafViewer.webSocket(service.port(), poll)
                : DeafViewer.events(service.port(), poll)) {
      viewer.next();
      long version = 0;
      long slowest = 0;
      while (service.metric(closed) == before) {
        // About 1 KB a frame: soon more than the kernel keeps for one viewer.
        topics.tally(poll, Collections.nCopies(50, Long.MAX_VALUE / 2), ++version);
        long sent = System.nanoTime();
        viewer.awaitVersion(version);
        slowest = Math.max(slowest, System.nanoTime() - sent);
        assertThat(version).isLessThan(200);
        Thread.sleep(50);
      }
      assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void viewersMaySpeakALittleButNotMuch() throws Exception {
    String poll = known(topics.newPoll(2));
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      viewer.say("hello");
      viewer.next();
      topics.tally(poll, 1);
      viewer.awaitVersion(1);

      viewer.say("x".repeat(1025));
      await().until(() -> viewer.closeStatus == 1009);
    }
  }

  @Test
  void anUnknownPollIsNotFound() throws Exception {
    HttpResponse<String> answer =
        service.get(
            HttpRequest.newBuilder(service.stream("nope")).header("Accept", "text/event-stream"));

    assertProblem(answer, 404, "poll_not_found");
    assertProblem(
        service.get(HttpRequest.newBuilder(service.stream("nope"))), 404, "poll_not_found");
  }

  @Test
  void aPlainRequestIsNotAcceptable() throws Exception {
    String poll = known(topics.newPoll(2));

    assertProblem(service.get(HttpRequest.newBuilder(service.stream(poll))), 406, "not_acceptable");
    assertProblem(
        service.get(HttpRequest.newBuilder(service.stream(poll)).header("Accept", "a,b;/")),
        406,
        "not_acceptable");
  }

  @Test
  void otherRequestsAreProblemsToo() throws Exception {
    String poll = known(topics.newPoll(2));

    assertProblem(
        service.get(HttpRequest.newBuilder(service.stream(poll)).DELETE()),
        405,
        "method_not_allowed");
    assertProblem(
        service.get(HttpRequest.newBuilder(service.stream(poll).resolve("/nothing"))),
        404,
        "not_found");
    assertThat(service.get(HttpRequest.newBuilder(service.stream(poll)).HEAD()).statusCode())
        .isEqualTo(405);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).path("code").stringValue())
        .isEqualTo(code);
  }

  private static String known(String poll) {
    await()
        .until(() -> service.get(HttpRequest.newBuilder(service.stream(poll))).statusCode() == 406);
    return poll;
  }
}
