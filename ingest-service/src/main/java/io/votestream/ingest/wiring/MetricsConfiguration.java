package io.votestream.ingest.wiring;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.redis.Reconciliation;
import io.votestream.ingest.redis.SharedRateLimiter;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  MeterBinder directoryMetrics(PollDirectory directory, Freshness freshness) {
    return registry -> {
      Gauge.builder("votestream.directory.polls", directory, PollDirectory::size)
          .description("Polls known to this instance")
          .register(registry);
      Gauge.builder("votestream.directory.age", freshness, MetricsConfiguration::seconds)
          .baseUnit("seconds")
          .description("How long ago the poll directory was last known to be complete")
          .register(registry);
    };
  }

  @Bean
  MeterBinder limiterMetrics(SharedRateLimiter limiter, Reconciliation reconciliation) {
    return registry -> {
      Gauge.builder("votestream.limiter.addresses", limiter, SharedRateLimiter::clients)
          .description("Counts of addresses and gateways that are kept now, an address's two apart")
          .register(registry);
      Gauge.builder("votestream.limiter.shared", reconciliation, r -> r.shared() ? 1 : 0)
          .description("1 while the limit is shared by all instances, 0 while each has its own")
          .register(registry);
      FunctionCounter.builder(
              "votestream.limiter.round.trips", reconciliation, Reconciliation::roundTrips)
          .description("Round trips to Redis")
          .register(registry);
    };
  }

  @Bean
  MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
    return registry ->
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
  }

  private static double seconds(Freshness freshness) {
    Duration age = freshness.age();
    return age == null ? Double.NaN : age.toMillis() / 1_000.0;
  }
}
