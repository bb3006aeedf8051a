package io.votestream.query.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.domain.health.PartStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class ActuatorHealthTest {

  @Test
  void takesBreakersAndNumbersAndNoTexts() {
    ActuatorHealth health =
        parse(
            """
            {"status": "DEGRADED", "components": {
              "log": {"status": "UP", "details": {"breaker": "half_open", "host": "10.0.0.7"}},
              "breakers": {"status": "UP", "details": {"redis": "CLOSED", "postgres": "OPEN"}},
              "feed": {"status": "UP", "details": {"viewers": 12, "error": "at secret-host:1"}},
              "nested": {"status": "UP", "components": {
                "inner": {"status": "UP", "details": {"lagMillis": 3.5}}}},
              "ping": {"status": "UP"}}}
            """);

    assertThat(health.status()).isEqualTo(PartStatus.DEGRADED);
    assertThat(health.breakers())
        .isEqualTo(Map.of("log", "half_open", "redis", "closed", "postgres", "open"));
    assertThat(health.figures()).isEqualTo(Map.of("feed.viewers", 12, "inner.lagMillis", 3.5));
  }

  @Test
  void toleratesWhatIsMissing() {
    ActuatorHealth health = parse("{\"status\": \"UP\"}");

    assertThat(health.status()).isEqualTo(PartStatus.OK);
    assertThat(health.breakers()).isEmpty();
    assertThat(parse("{\"status\": \"OUT_OF_SERVICE\"}").status()).isEqualTo(PartStatus.DOWN);
    assertThatThrownBy(() -> parse("<html>")).isInstanceOf(JacksonException.class);
  }

  private static ActuatorHealth parse(String body) {
    return ActuatorHealth.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
