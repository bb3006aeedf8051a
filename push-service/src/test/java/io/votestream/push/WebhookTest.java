package io.votestream.push;

import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_CLOSED;
import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_OPENED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_ALWAYS;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.Webhook;
import io.votestream.schemas.v1.WebhookEvent;
import io.votestream.schemas.v1.Webhooks;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real calls to a real receiver, through a real Kafka. */
class WebhookTest {

  private static final String ALLOWED = "votestream.webhooks.allow-private=true";

  private final String poll = UUID.randomUUID().toString();
  private TopicWriter topics;
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    TopicWriter.createTopics();
    topics = new TopicWriter();
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
    topics.close();
  }

  @Test
  void aPollsLifeIsToldSignedAndAsDescribed() throws Exception {
    subscribe(poll, receiver.url(), 2L, 100L);
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      open(poll, RESULTS_ALWAYS);
      assertThat(receiver.next(10).body().path("type").stringValue()).isEqualTo("poll.opened");

      topics.tally(poll, 5);
      assertThat(receiver.next(5).body().path("data").toString())
          .isEqualTo(
              """
              {"pollId":"%s","round":1,"status":"open","milestone":2,"version":5,"ballots":5,\
              "counts":[5,0]}"""
                  .formatted(poll));

      close(poll, RESULTS_ALWAYS);
      assertThat(receiver.next(5).body().path("type").stringValue()).isEqualTo("poll.closed");
      finish(poll, 6);
      assertThat(receiver.next(5).body().path("type").stringValue()).isEqualTo("poll.final");
      receiver.assertNoFurtherCall(1);
      assertThat(answered(service, "delivered")).isEqualTo(4);
    }
  }

  @Test
  void hiddenNumbersAreNotSentAway() throws Exception {
    subscribe(poll, receiver.url(), 2L);
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      open(poll, RESULTS_OWNER);
      receiver.next(10);
      topics.tally(poll, 48_611);
      assertThat(receiver.next(5).body().path("data").toString())
          .isEqualTo(
              "{\"pollId\":\"%s\",\"round\":1,\"status\":\"open\",\"milestone\":2}"
                  .formatted(poll));
      close(poll, RESULTS_OWNER);
      receiver.next(5);
      finish(poll, 48_612);
      assertThat(receiver.next(5).body().toString()).doesNotContain("4861");
      assertThat(service.actuator("/prometheus").body())
          .doesNotContainPattern("(?<![\\d.])(4861[12]|4[.]861[12]E4)(?!\\d)")
          .doesNotContain(poll);
    }
  }

  @Test
  @Tag("failure")
  void aFailureIsTriedAgain() throws Exception {
    subscribe(poll, receiver.url());
    receiver.answerWith(500);
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      open(poll, RESULTS_ALWAYS);
      Receiver.Called failed = receiver.next(10);
      receiver.answerWith(204);
      long begun = System.nanoTime();
      assertThat(receiver.next(10)).isEqualTo(failed.answeredWith(204));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(4));
      await().until(() -> answered(service, "delivered") == 1);
    }
  }

  @Test
  @Tag("failure")
  void whoAsksForTimeIsGivenIt() throws Exception {
    for (int status : new int[] {429, 503}) {
      String asking = UUID.randomUUID().toString();
      try (Receiver busy = new Receiver();
          RunningPushService service = RunningPushService.start(ALLOWED)) {
        subscribe(asking, busy.url());
        busy.answerWith(status, "8");
        open(asking, RESULTS_ALWAYS);
        busy.next(10);
        busy.answerWith(204);
        busy.assertNoFurtherCall(7);
        busy.next(5);
        await().until(() -> answered(service, "delivered") == 1);
      }
    }
  }

  @Test
  @Tag("failure")
  void aRestartGoesOnWithTheSameCallAndDoesNotRepeatWhatWasDelivered() throws Exception {
    subscribe(poll, receiver.url());
    receiver.answerWith(500);
    Receiver.Called failed;
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      open(poll, RESULTS_ALWAYS);
      failed = receiver.next(10);
      await().until(() -> answered(service, "failed") >= 1);
    }
    receiver.answerWith(204);
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      assertThat(receiver.next(15)).isEqualTo(failed.answeredWith(204));
      await().until(() -> answered(service, "delivered") == 1);
    }
    try (RunningPushService service = RunningPushService.start(ALLOWED)) {
      await().until(() -> calls(service));
      receiver.assertNoFurtherCall(2);
    }
  }

  @Test
  void privateAddressesAreNotCalled() throws Exception {
    String url = receiver.url().replace("http:", "https:");
    subscribe(poll, url);
    String other = UUID.randomUUID().toString();
    subscribe(other, url.replace("127.0.0.1", "localhost"));
    String plain = UUID.randomUUID().toString();
    subscribe(plain, receiver.url());
    try (RunningPushService service = RunningPushService.start()) {
      for (String id : List.of(poll, other, plain)) {
        open(id, RESULTS_ALWAYS);
      }
      await().atMost(Duration.ofSeconds(15)).until(() -> answered(service, "not_allowed") >= 3);
      receiver.assertNoFurtherCall(1);
      assertThat(answered(service, "delivered") + answered(service, "failed")).isZero();
    }
  }

  @Test
  @Tag("failure")
  void aDeadReceiverHoldsUpNobodyAndARedirectIsNotFollowed() throws Exception {
    try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Receiver elsewhere = new Receiver();
        Receiver redirecting = new Receiver()) {
      redirecting.redirectTo(elsewhere.url());
      String mute = UUID.randomUUID().toString();
      String redirected = UUID.randomUUID().toString();
      subscribe(mute, "http://127.0.0.1:" + dead.getLocalPort() + "/");
      subscribe(redirected, redirecting.url());
      subscribe(poll, receiver.url(), 1L, 2L, 3L);
      try (RunningPushService service = RunningPushService.start(ALLOWED)) {
        await().until(() -> calls(service));
        open(mute, RESULTS_ALWAYS);
        long begun = System.nanoTime();
        open(redirected, RESULTS_ALWAYS);
        open(poll, RESULTS_ALWAYS);
        topics.tally(poll, 3);
        for (int i = 0; i < 4; i++) {
          receiver.next(3);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        redirecting.next(3);
        elsewhere.assertNoFurtherCall(1);
        // Accepted by the kernel, answered by nobody.
        try (Socket unanswered = dead.accept()) {
          assertThatThrownBy(() -> unanswered.getInputStream().readAllBytes())
              .isInstanceOf(SocketException.class);
          assertThat(Duration.ofNanos(System.nanoTime() - begun))
              .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        }
      }
    }
  }

  @Test
  @Tag("failure")
  void oneInstanceCallsAndAnotherFollowsIt() throws Exception {
    subscribe(poll, receiver.url(), 2L);
    RunningPushService first = RunningPushService.start(ALLOWED);
    await().until(() -> calls(first));
    try (RunningPushService second = RunningPushService.start(ALLOWED)) {
      try (first) {
        open(poll, RESULTS_ALWAYS);
        receiver.next(10);
        receiver.assertNoFurtherCall(1);
        assertThat(calls(first)).isTrue();
        assertThat(calls(second)).isFalse();
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> calls(second));
      topics.tally(poll, 2);
      assertThat(receiver.next(5).body().path("type").stringValue()).isEqualTo("tally.milestone");
      receiver.assertNoFurtherCall(1);
    }
  }

  private static double answered(RunningPushService service, String outcome) throws Exception {
    return service.metric(
        "votestream_webhooks_calls_total{outcome=\"%s\",service=\"push-service\"}"
            .formatted(outcome));
  }

  private static boolean calls(RunningPushService service) throws Exception {
    return service.metric("votestream_webhooks_calling{service=\"push-service\"}") == 1;
  }

  private void subscribe(String poll, String url, Long... milestones) throws Exception {
    topics.webhooks(
        Webhooks.newBuilder()
            .setPollId(poll)
            .addSubscriptions(
                Webhook.newBuilder()
                    .setId("w")
                    .setUrl(url)
                    .setSecret(ByteString.copyFrom(Receiver.SECRET))
                    .addAllEvents(
                        List.of(
                            WebhookEvent.WEBHOOK_EVENT_POLL_OPENED,
                            WebhookEvent.WEBHOOK_EVENT_POLL_CLOSED,
                            WebhookEvent.WEBHOOK_EVENT_POLL_FINAL,
                            WebhookEvent.WEBHOOK_EVENT_TALLY_MILESTONE))
                    .addAllMilestones(List.of(milestones))
                    .setCreatedAt(System.currentTimeMillis()))
            .build());
  }

  private void open(String poll, ResultsVisibility results) throws Exception {
    topics.poll(opened(poll, results).build());
  }

  private void close(String poll, ResultsVisibility results) throws Exception {
    topics.poll(
        opened(poll, results)
            .setVersion(5)
            .setEpoch(2)
            .setStatus(POLL_STATUS_CLOSED)
            .addHistory(
                LifeEvent.newBuilder()
                    .setChange(LIFE_CHANGE_CLOSED)
                    .setRound(1)
                    .setEpoch(2)
                    .setTime(System.currentTimeMillis()))
            .build());
  }

  private void finish(String poll, long version) {
    topics.tally(
        Tally.newBuilder()
            .setPollId(poll)
            .setVersion(version)
            .setBallots(version - 1)
            .addCounts(version - 1)
            .setFinal(true)
            .addPositions(PartitionPosition.newBuilder().setEpoch(2))
            .setAsOf(System.currentTimeMillis())
            .build());
  }

  private static Poll.Builder opened(String poll, ResultsVisibility results) {
    return Poll.newBuilder()
        .setId(poll)
        .setVersion(3)
        .setEpoch(1)
        .setRound(1)
        .setStatus(POLL_STATUS_OPEN)
        .setResults(results)
        .setRules(PollRules.newBuilder().setOptions(2))
        .addHistory(
            LifeEvent.newBuilder()
                .setChange(LIFE_CHANGE_OPENED)
                .setRound(1)
                .setEpoch(1)
                .setTime(System.currentTimeMillis()));
  }
}
