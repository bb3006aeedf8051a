package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.votestream.query.domain.health.HealthReport;
import io.votestream.query.domain.health.PartHealth;
import io.votestream.query.domain.statistics.Statistics;
import io.votestream.query.http.StatisticsController.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /metrics}: the figures that people ask for first, as JSON. The whole of them, for
 * machines, is in Prometheus form on each service's management port.
 */
@RestController
final class MetricsController {

  private final StatisticsAnswers statistics;
  private final ResultsMetrics results;
  private final Supplier<HealthReport> health;

  MetricsController(
      StatisticsAnswers statistics, ResultsMetrics results, Supplier<HealthReport> health) {
    this.statistics = statistics;
    this.results = results;
    this.health = health;
  }

  @GetMapping(path = "/metrics", produces = APPLICATION_JSON_VALUE)
  Figures figures() {
    Statistics votes = statistics.current();
    HealthReport report = health.get();
    return new Figures(
        votes.totals() == null ? null : votes.totals().ballots(),
        votes.totals() == null ? null : Rejected.of(votes.totals()),
        votes.votesPerSecond(),
        votes.stale(),
        Results.of(results),
        breakers(report),
        services(report));
  }

  private static Map<String, String> breakers(HealthReport report) {
    Map<String, String> breakers = new LinkedHashMap<>();
    report
        .parts()
        .forEach(
            (name, part) -> {
              if (part.breaker() != null) {
                breakers.put(name, part.breaker());
              }
            });
    return breakers;
  }

  private static Map<String, List<Map<String, Number>>> services(HealthReport report) {
    Map<String, List<Map<String, Number>>> services = new LinkedHashMap<>();
    report
        .parts()
        .forEach(
            (name, part) -> {
              List<Map<String, Number>> instances = new ArrayList<>();
              part.instances().stream().map(PartHealth.Instance::figures).forEach(instances::add);
              if (!instances.isEmpty()) {
                services.put(name, instances);
              }
            });
    return services;
  }

  /**
   * @param counted ballots that count, over all listed polls whose results anyone may see now; null
   *     until the durable view has answered
   * @param services figures of each instance of each service, as its health tells them
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Figures(
      @Nullable Long counted,
      @Nullable Rejected rejected,
      @Nullable Double votesPerSecond,
      boolean stale,
      Results results,
      Map<String, String> breakers,
      Map<String, List<Map<String, Number>>> services) {}

  /**
   * How results were answered by this instance since it started.
   *
   * @param cacheHits from memory
   * @param cacheMisses by asking the views
   * @param fallbacks misses that the second view answered
   * @param staleAnswers misses after which the answer said stale
   */
  record Results(long cacheHits, long cacheMisses, long fallbacks, long staleAnswers) {

    static Results of(ResultsMetrics metrics) {
      return new Results(
          metrics.hits(), metrics.misses(), metrics.fallbacks(), metrics.staleLoads());
    }
  }
}
