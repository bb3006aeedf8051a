package io.votestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTest {

  private final Client management = new Client(RunningIngest.shared().management());

  @Test
  void healthShowsEveryPart() {
    Answer health = management.get("/actuator/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("UP");
    var components = health.json().path("components");
    assertThat(components.at("/log/details/breaker").asString()).isEqualTo("closed");
    assertThat(components.at("/directory/details/polls").asInt()).isGreaterThanOrEqualTo(9);
    assertThat(components.at("/limiter/details/mode").asString()).isEqualTo("shared");
    assertThat(components.at("/redis/details/connected").asBoolean()).isTrue();
    assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "votestream_votes_accepted_total",
        "votestream_votes_in_flight",
        "votestream_votes_shed_total",
        "votestream_ack_latency_seconds_bucket",
        "votestream_requests_rejected_total{code=\"rate_limited\"}",
        "votestream_directory_polls",
        "votestream_directory_age_seconds",
        "votestream_limiter_shared",
        "votestream_limiter_round_trips_total",
        "resilience4j_circuitbreaker_state{name=\"vote-log\",state=\"closed\"}"
      })
  void everyMetricIsThere(String name) {
    assertThat(management.get("/actuator/prometheus").response().body()).contains("\n" + name);
  }

  @Test
  void votesAreCounted() {
    double before = accepted();
    RunningIngest.shared().client().vote("1", 0);
    assertThat(accepted()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"env", "heapdump", "beans", "configprops", "threaddump", "shutdown"})
  void nothingElseIsExposed(String endpoint) {
    assertThat(management.get("/actuator/" + endpoint).status()).isEqualTo(404);
  }

  private double accepted() {
    return management
        .get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith("votestream_votes_accepted_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }
}
