package io.votestream.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KafkaOutageTest {

  private static final int AT_ONCE = 20;

  private final RunningIngest ingest = RunningIngest.shared();
  private final Client client = ingest.client();

  @Test
  void aSilentKafkaIsAQuick503AndNeverAFalse202() throws Exception {
    String poll = client.newPoll().path("id").asString();
    List<Answer> answers = new ArrayList<>();
    RealKafka.suspend();
    try {
      List<Timed> first = burst(poll);
      assertThat(first)
          .allMatch(timed -> timed.answer.status() == 503)
          .anyMatch(timed -> timed.answer.text("code").equals("outcome_unknown"));
      List<Timed> second = burst(poll);
      assertThat(second).allMatch(timed -> timed.answer.text("code").equals("log_unavailable"));
      assertThat(second).allMatch(timed -> timed.took.toMillis() < 500);
      first.addAll(second);
      assertThat(first).allMatch(timed -> timed.took.compareTo(Duration.ofSeconds(2)) < 0);
      assertThat(first)
          .allMatch(timed -> Integer.parseInt(timed.answer.header("Retry-After")) >= 1);
      first.forEach(timed -> answers.add(timed.answer));
      assertThat(readiness()).isEqualTo(503);
      assertThat(client.get("/health").status()).isEqualTo(503);
      assertThat(client.get("/health").header("Retry-After")).isEqualTo("1");
      assertThat(client.get("/health").text("status")).isEqualTo("down");
      assertThat(client.get("/health").text("instance")).isNotBlank();
      assertThat(Instant.parse(client.get("/health").text("time")))
          .isBeforeOrEqualTo(Instant.now());
      long begun = System.nanoTime();
      assertThat(
              client
                  .post(
                      "/polls",
                      "{\"question\":\"q\",\"options\":[{\"text\":\"a\"},{\"text\":\"b\"}]}")
                  .status())
          .isEqualTo(503);
      assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    } finally {
      RealKafka.resume();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () -> {
              Answer answer = client.vote(poll, 0);
              answers.add(answer);
              return answer.status() == 202 && readiness() == 200 && breaker().equals("closed");
            });
    assertEveryPromiseIsKept(poll, answers);
    assertThat(client.get("/health").status()).isEqualTo(200);
    assertThat(client.get("/health").text("status")).isEqualTo("degraded");
  }

  private static void assertEveryPromiseIsKept(String poll, List<Answer> answers) {
    Set<List<Long>> places = new HashSet<>();
    VoteLogContent.votesOf(poll)
        .forEach(record -> places.add(List.of((long) record.partition(), record.offset())));
    Receipts receipts = new Receipts(new Secret(RunningIngest.SECRET));
    answers.stream()
        .filter(answer -> answer.status() == 202)
        .map(answer -> receipts.verify(answer.text("receipt")).orElseThrow())
        .forEach(
            receipt ->
                assertThat(places)
                    .contains(List.of((long) receipt.getPartition(), receipt.getOffset())));
  }

  private String breaker() {
    return new Client(ingest.management())
        .get("/actuator/health")
        .json()
        .at("/components/log/details/breaker")
        .asString();
  }

  private int readiness() {
    return new Client(ingest.management()).get("/actuator/health/readiness").status();
  }

  private List<Timed> burst(String poll) throws Exception {
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Timed>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(
            all.submit(
                () -> {
                  long begun = System.nanoTime();
                  Answer answer = client.vote(poll, 0);
                  return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
                }));
      }
      List<Timed> done = new ArrayList<>();
      for (Future<Timed> one : running) {
        done.add(one.get());
      }
      return done;
    }
  }

  private record Timed(Answer answer, Duration took) {}
}
