package io.votestream.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.votestream.testparts.RealKafka;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From start to stop, with what may happen in between. */
class LifeTest {

  private TopicWriter topics;
  private String poll;

  @BeforeEach
  void writeAPoll() throws Exception {
    TopicWriter.createTopics();
    topics = new TopicWriter();
    poll = topics.newPoll(2);
    topics.tally(poll, 3);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatWasWrittenBeforeTheStartIsKnownWhenThePortOpens() throws Exception {
    try (RunningPushService service = RunningPushService.start();
        WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      viewer.awaitVersion(3);
      assertThat(viewer.frames).hasSize(1);
      assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(
              service.metric(
                  "votestream_viewers{service=\"push-service\",transport=\"websocket\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void viewersAreToldWhenToComeBackBeforeItStops() throws Exception {
    RunningPushService service = RunningPushService.start();
    try (WebSocketListener viewer = new WebSocketListener(service.webSocket(poll));
        EventListener listener = new EventListener(service.stream(poll))) {
      viewer.awaitVersion(3);
      listener.next();
      listener.next();

      long begun = System.nanoTime();
      service.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      await().until(() -> viewer.closeStatus == 1012);
      assertGoodbye(viewer.frames.getLast());
      Map<String, String> last = listener.next();
      assertGoodbye(JsonMapper.shared().readTree(last.get("data")));
      assertThat(Integer.parseInt(last.get("retry"))).isBetween(500, 5_000);
      assertThat(listener.next()).isEqualTo(EventListener.END);
    } finally {
      service.close();
    }
  }

  @Test
  void viewersStayWhenKafkaIsGoneAndItHeals() throws Exception {
    try (RunningPushService service = RunningPushService.start();
        WebSocketListener viewer = new WebSocketListener(service.webSocket(poll))) {
      viewer.awaitVersion(3);
      RealKafka.suspend();
      try {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> service.actuator("/health").statusCode() == 503);
        assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(viewer.closeStatus).isEqualTo(-1);
        try (WebSocketListener late = new WebSocketListener(service.webSocket(poll))) {
          late.awaitVersion(3);
        }
        HttpResponse<String> unknown =
            service.get(
                HttpRequest.newBuilder(service.stream("nowhere"))
                    .header("Accept", "text/event-stream"));
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        assertThat(unknown.body()).contains("polls_unavailable");
      } finally {
        RealKafka.resume();
      }
      topics.tally(poll, 4);
      viewer.awaitVersion(4);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> service.actuator("/health").statusCode() == 200);
    }
  }

  @Test
  void aFullInstanceSaysSo() throws Exception {
    try (RunningPushService service = RunningPushService.start("votestream.viewers.max=1")) {
      try (EventListener viewer = new EventListener(service.stream(poll))) {
        viewer.next();
        HttpResponse<String> answer = events(service);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("too_many_viewers");
      }
      await()
          .until(
              () ->
                  service.metric("votestream_viewers{service=\"push-service\",transport=\"sse\"}")
                      == 0);
    }
  }

  private HttpResponse<String> events(RunningPushService service) throws Exception {
    return service.get(
        HttpRequest.newBuilder(service.stream(poll)).header("Accept", "text/event-stream"));
  }

  private static void assertGoodbye(JsonNode frame) {
    assertThat(frame.path("type").stringValue()).isEqualTo("goodbye");
    assertThat(frame.path("retryAfterMs").intValue()).isBetween(500, 5_000);
  }
}
