package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The aggregated health and what is seen on the management port. */
class HealthTest {

  private static final String UP =
      """
      {"status": "UP", "components": {
        "log": {"status": "UP", "details": {"breaker": "closed"}},
        "directory": {"status": "UP", "details": {"polls": 3, "place": "10.1.2.3"}}}}
      """;

  private static FakePeer ingest;
  private static FakePeer firstTally;
  private static FakePeer secondTally;
  private static RunningService service;

  @BeforeAll
  static void start() {
    ingest = new FakePeer();
    firstTally = new FakePeer();
    secondTally = new FakePeer();
    String emptySlot = "http://127.0.0.1:1/actuator/health";
    service =
        new RunningService(
            "ingest-service=%s,ingest-service=%s,tally-streams=%s,tally-streams=%s,push-service=%s"
                .formatted(
                    ingest.url(), emptySlot, firstTally.url(), secondTally.url(), emptySlot));
  }

  @AfterAll
  static void stop() {
    service.close();
    ingest.close();
    firstTally.close();
    secondTally.close();
  }

  @Test
  void saysWhoAnswersAndWhen() {
    JsonNode health = service.get("/health").json();
    assertThat(health.path("instance").stringValue()).isNotBlank();
    assertThat(Duration.between(Instant.parse(health.path("time").stringValue()), Instant.now()))
        .isBetween(Duration.ZERO, Duration.ofSeconds(5));
  }

  @Test
  void partsAndPeers() {
    ingest.answer(UP);
    Awaitility.await().until(() -> service.get("/health").body().contains("\"directory.polls\":3"));

    JsonNode parts = service.get("/health").json().path("parts");
    assertThat(parts.propertyNames())
        .containsExactly(
            "kafka",
            "postgres",
            "redis",
            "ingest-service",
            "tally-streams",
            "push-service",
            "query-service");
    assertThat(parts.path("postgres").toString())
        .isEqualTo("{\"status\":\"ok\",\"breaker\":\"closed\"}");
    assertThat(parts.path("ingest-service").toString())
        .isEqualTo(
            "{\"status\":\"ok\",\"instances\":[{\"status\":\"ok\",\"breakers\":{\"log\":\"closed\"},"
                + "\"figures\":{\"directory.polls\":3}}]}");
    assertThat(parts.path("push-service").toString())
        .isEqualTo("{\"status\":\"down\",\"detail\":\"no instance answers\"}");
  }

  @Test
  void withoutIngestVotesAreNotSafe() {
    ingest.answer("{\"status\": \"DOWN\"}");
    await(503, "down");
    ingest.answer(UP);
    await(200, "degraded");
  }

  @Test
  void aSickInstanceBesideAHealthyOneIsSeen() {
    secondTally.answer("{\"status\": \"DOWN\"}");
    awaitTally("degraded", "ok", "down");
    secondTally.hang(true);
    secondTally.answer("{\"status\": \"UP\"}");
    awaitTally("degraded", "ok", "down");
    secondTally.hang(false);
    awaitTally("ok", "ok", "ok");
  }

  @Test
  void managementPort() {
    JsonNode health = service.management("/actuator/health").json();
    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.path("components").path("redis").path("details").path("breaker").asString())
        .isEqualTo("closed");
    assertThat(service.management("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(service.management("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(service.management("/actuator/env").status()).isEqualTo(404);
    assertThat(service.get("/actuator/health").status()).isEqualTo(404);

    assertThat(service.get("/themes").status()).isEqualTo(200);
    assertThat(service.management("/actuator/prometheus").body())
        .contains(
            "votestream_polls_known",
            "votestream_polls_view_age_seconds",
            "votestream_results_cache_total{",
            "votestream_results_loads_total{",
            "votestream_results_stale_total",
            "resilience4j_circuitbreaker_state{",
            "http_server_requests_seconds_count{",
            "uri=\"/themes\"");
  }

  private static void awaitTally(String status, String... instances) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              JsonNode tally = service.get("/health").json().path("parts").path("tally-streams");
              assertThat(tally.path("status").asString()).isEqualTo(status);
              assertThat(tally.path("instances").valueStream())
                  .extracting(instance -> instance.path("status").asString())
                  .containsExactly(instances);
            });
  }

  private static void await(int status, String word) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Answer health = service.get("/health");
              assertThat(health.status()).isEqualTo(status);
              assertThat(health.json().path("status").asString()).isEqualTo(word);
            });
  }
}
