package io.votestream.ingest.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** What anyone may be told while Kafka is silent, with and without knowing it yet. */
final class OutageAnswers {

  private static final int MOST_VOTES_IN_FLIGHT = 2_000;
  private static final String CHOICE = "{\"choice\":0}";
  private static final String WEBHOOK = "{\"url\":\"https://93.184.216.34/hook\"}";

  /** Two changes may share a lock, and a busy machine may be slow to ask. */
  private static final int ATTEMPTS = 4;

  private final ApiCalls calls;
  private final ApiCalls other;

  /**
   * @param other of an instance beside it, which is filled with votes
   */
  OutageAnswers(ApiCalls calls, ApiCalls other) {
    this.calls = calls;
    this.other = other;
  }

  void produce() throws Exception {
    Set<String> wanted =
        calls.api().documented().stream()
            .filter(answer -> answer.contains(" 503"))
            .collect(toSet());
    for (int i = 0; i < ATTEMPTS && !calls.api().seen().containsAll(wanted); i++) {
      attempt(new Subjects(calls));
    }
  }

  /** Each change has a poll of its own. */
  private record Subjects(
      ApiCalls.Owned open,
      ApiCalls.Owned voted,
      ApiCalls.Owned closed,
      ApiCalls.Owned ended,
      ApiCalls.Owned told,
      ApiCalls.Owned silenced,
      String webhook) {

    Subjects(ApiCalls calls) {
      this(calls, calls.poll());
    }

    private Subjects(ApiCalls calls, ApiCalls.Owned silenced) {
      this(
          calls.poll(),
          calls.poll(),
          calls.closed(),
          calls.closed(),
          calls.poll(),
          silenced,
          calls.call(ApiCalls.ADD_WEBHOOK, silenced, WEBHOOK).text("id"));
    }
  }

  private void attempt(Subjects polls) throws Exception {
    RealKafka.suspend();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> asked = new ArrayList<>();
      changes(polls).forEach(change -> asked.add(all.submit(change)));
      asked.add(all.submit(() -> overload(polls.voted(), all)));
      for (Future<?> one : asked) {
        one.get();
      }
      Awaitility.await()
          .until(
              () ->
                  calls
                      .call(ApiCalls.VOTE, polls.voted(), CHOICE)
                      .text("code")
                      .equals("log_unavailable"));
      changes(polls).forEach(Runnable::run);
      calls.call(ApiCalls.CODES, polls.open(), "{\"count\":1}");
      calls.call(ApiCalls.WEBHOOKS, polls.open(), "");
    } finally {
      RealKafka.resume();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> calls.ingest().client().vote(polls.voted().id(), 0).status() == 202);
  }

  private List<Runnable> changes(Subjects polls) {
    String scheduled =
        "{\"question\":\"q\",\"options\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"opensAt\":\"%s\"}"
            .formatted(Instant.now().plusSeconds(3_600));
    return List.of(
        () -> calls.call(ApiCalls.CREATE, "", scheduled),
        () -> calls.call(ApiCalls.VOTE, polls.voted(), CHOICE),
        () -> calls.call(ApiCalls.CLOSE, polls.open(), ""),
        () -> calls.call(ApiCalls.REOPEN, polls.closed(), ""),
        () -> calls.call(ApiCalls.ROUNDS, polls.ended(), ""),
        () -> calls.call(ApiCalls.ADD_WEBHOOK, polls.told(), WEBHOOK),
        () ->
            calls.send(
                ApiCalls.REMOVE_WEBHOOK,
                "/polls/" + polls.silenced().id() + "/webhooks/" + polls.webhook(),
                "",
                polls.silenced().authorization()));
  }

  /** No client opens so many connections in so short a time, so most votes come from inside. */
  private void overload(ApiCalls.Owned poll, ExecutorService all) {
    VoteLog log = other.ingest().part(VoteLog.class);
    FunctionCounter shed =
        other.ingest().part(MeterRegistry.class).get("votestream.votes.shed").functionCounter();
    VoteCast vote =
        VoteCast.newBuilder()
            .setPollId(poll.id())
            .setBallotKey(ByteString.copyFromUtf8("sixteen bytes ok"))
            .addChoices(0)
            .build();
    double before = shed.count();
    for (int i = 0; i < 2 * MOST_VOTES_IN_FLIGHT; i++) {
      all.execute(
          () -> {
            try {
              log.append(vote, System.currentTimeMillis(), AcceptanceWindow.ACK_BUDGET);
            } catch (Refusal expected) {
              assertThat(expected.code().status()).isEqualTo(503);
            }
          });
    }
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> shed.count() > before);
    other.call(ApiCalls.VOTE, poll, CHOICE);
  }
}
