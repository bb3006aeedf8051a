package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.health.HealthReport;
import io.votestream.query.domain.health.PartHealth;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /health}: {@code {status, instance, time, parts: {NAME: {status, breaker?, instances?,
 * detail?}}}} with status ok, degraded or down; {@code instance} is the one that answers, {@code
 * time} when. 200 while votes are safe (Kafka answers and an ingest instance takes votes), else 503
 * with Retry-After and the same body. Parts: kafka, postgres and redis as this instance sees them
 * ({@code breaker} is its own, in front of that store), then each service with its instances:
 * {@code {status, breakers?: {NAME: closed|open|half_open}, figures?: {NAME: number}}}. As of the
 * last probes, about a second ago; never waits for one.
 */
@RestController
final class HealthController {

  /** Seconds; parts are probed about once in it. */
  private static final String RETRY_AFTER = "1";

  private final Supplier<HealthReport> health;
  private final String instance;

  HealthController(
      Supplier<HealthReport> health, @Value("${votestream.instance}") String instance) {
    this.health = health;
    this.instance = instance;
  }

  @GetMapping(path = "/health", produces = APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> health() {
    HealthReport report = health.get();
    Map<String, Part> parts = new LinkedHashMap<>();
    report.parts().forEach((name, part) -> parts.put(name, Part.of(part)));
    ResponseEntity.BodyBuilder answer =
        report.votesSafe()
            ? ResponseEntity.ok()
            : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    return answer
        .cacheControl(CacheControl.noStore())
        .body(new Answer(report.status().wireName(), instance, Instant.now(), parts));
  }

  record Answer(String status, String instance, Instant time, Map<String, Part> parts) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Part(
      String status, @Nullable String breaker, List<Instance> instances, @Nullable String detail) {

    static Part of(PartHealth part) {
      return new Part(
          part.status().wireName(),
          part.breaker(),
          part.instances().stream().map(Instance::of).toList(),
          part.detail());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Instance(String status, Map<String, String> breakers, Map<String, Number> figures) {

    static Instance of(PartHealth.Instance instance) {
      return new Instance(instance.status().wireName(), instance.breakers(), instance.figures());
    }
  }
}
