package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.ReceiptBody;
import io.votestream.testparts.RealPostgres;
import io.votestream.testparts.RealRedis;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Redis and Postgres stop answering, with connections left open, and come back. */
@Tag("failure")
class OutageTest {

  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(7);

  private static RunningService service;
  private static FakePeer ingest;

  private Poll poll;

  @BeforeAll
  static void start() {
    ingest = new FakePeer();
    service = new RunningService("ingest-service=" + ingest.url());
  }

  @AfterAll
  static void stop() {
    service.close();
    ingest.close();
  }

  @BeforeEach
  void publish() {
    within(A_FEW_SECONDS, () -> assertThat(health().path("status").asString()).isEqualTo("ok"));
    poll = service.publish(Polls.open(Polls.newId()));
    store(7);
  }

  @Test
  void withoutRedis() {
    RealRedis.suspend();
    try {
      service.database().tally(poll.getId(), 8, List.of(8L, 0L), false, 8_000);
      assertThat(results().path("version").asLong()).isEqualTo(8);
      assertThat(results().path("stale").asBoolean()).isTrue();
      degradedWithOpenBreaker("redis");
      service.database().tally(poll.getId(), 9, List.of(9L, 0L), false, 9_000);
      within(Duration.ofSeconds(1), () -> shows(9, true));
    } finally {
      RealRedis.resume();
    }
    store(10);
    within(A_FEW_SECONDS, () -> shows(10, false));
    healed("redis");
  }

  @Test
  void withoutPostgres() {
    String receipt = receipt();
    RealPostgres.suspend();
    try {
      service.redis().tally(poll.getId(), 8, List.of(8L, 0L), false, 8_000);
      shows(8, false);
      Answer fate = service.get("/polls/" + poll.getId() + "/receipts/" + receipt);
      assertThat(fate.status()).isEqualTo(503);
      assertThat(fate.code()).isEqualTo("receipts_unavailable");
      assertThat(fate.header("retry-after")).isEqualTo("2");
      assertThat(service.get("/stats").json().path("stale").asBoolean()).isTrue();
      degradedWithOpenBreaker("postgres");
      assertThat(results(service.publish(Polls.open(Polls.newId()))).status()).isEqualTo(200);
    } finally {
      RealPostgres.resume();
    }
    healed("postgres");
    assertThat(service.get("/polls/" + poll.getId() + "/receipts/" + receipt).status())
        .isEqualTo(200);
  }

  @Test
  void withoutBoth() {
    Poll never = service.publish(Polls.open(Polls.newId()));
    shows(7, false);
    RealRedis.suspend();
    RealPostgres.suspend();
    try {
      within(Duration.ofSeconds(3), () -> shows(7, true));
      Answer unknown = results(never);
      assertThat(unknown.status()).isEqualTo(503);
      assertThat(unknown.code()).isEqualTo("results_unavailable");
      assertThat(unknown.header("retry-after")).isEqualTo("2");
      within(A_FEW_SECONDS, () -> assertThat(breaker("redis")).isNotEqualTo("closed"));
      within(A_FEW_SECONDS, () -> assertThat(breaker("postgres")).isNotEqualTo("closed"));
      assertThat(service.get("/health").status()).isEqualTo(200);
    } finally {
      RealRedis.resume();
      RealPostgres.resume();
    }
    healed("redis");
    healed("postgres");
    within(A_FEW_SECONDS, () -> shows(7, false));
    within(A_FEW_SECONDS, () -> assertThat(results(never).status()).isEqualTo(200));
  }

  private void store(long version) {
    List<Long> counts = List.of(version, 0L);
    service.redis().tally(poll.getId(), version, counts, false, version * 1_000);
    service.database().tally(poll.getId(), version, counts, false, version * 1_000);
  }

  private void shows(long version, boolean stale) {
    JsonNode results = results();
    assertThat(results.path("version").asLong()).isEqualTo(version);
    assertThat(results.path("stale").asBoolean()).isEqualTo(stale);
  }

  /** Reads are not what opens it here: the monitor's own probes are enough. */
  private static void degradedWithOpenBreaker(String store) {
    within(A_FEW_SECONDS, () -> assertThat(breaker(store)).isNotEqualTo("closed"));
    Answer health = service.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("degraded");
    assertThat(health.json().path("parts").path(store).path("status").asString()).isEqualTo("down");
    assertThat(service.management("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private static void healed(String store) {
    within(A_FEW_SECONDS, () -> assertThat(breaker(store)).isEqualTo("closed"));
    within(A_FEW_SECONDS, () -> assertThat(health().path("status").asString()).isEqualTo("ok"));
  }

  private static String breaker(String store) {
    return health().path("parts").path(store).path("breaker").asString();
  }

  private static JsonNode health() {
    return service.get("/health").json();
  }

  private JsonNode results() {
    return results(poll).json();
  }

  private static Answer results(Poll poll) {
    return service.get("/polls/" + poll.getId() + "/results");
  }

  private String receipt() {
    return new Receipts(new Secret(RunningService.SECRET))
        .issue(ReceiptBody.newBuilder().setPollId(poll.getId()).setOffset(5).build());
  }

  private static void within(Duration limit, ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .pollDelay(Duration.ZERO)
        .untilAsserted(assertion);
  }
}
