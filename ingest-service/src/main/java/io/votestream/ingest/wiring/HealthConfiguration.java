package io.votestream.ingest.wiring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.redis.Reconciliation;
import io.votestream.ingest.redis.RedisLink;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One component per part; a name of a bean without its ending is the component's name. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  /** Votes are safe, but something is not as it should be. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  HealthIndicator logHealthIndicator(CircuitBreaker breaker) {
    return () ->
        Health.status(breaker.getState() == CircuitBreaker.State.OPEN ? Status.DOWN : Status.UP)
            .withDetail("breaker", breaker.getState().name().toLowerCase(java.util.Locale.ROOT))
            .build();
  }

  @Bean
  HealthIndicator directoryHealthIndicator(PollDirectory directory, Freshness freshness) {
    return () -> {
      Duration age = freshness.age();
      Health.Builder health =
          Health.status(AcceptanceWindow.holds(age) ? Status.UP : Status.DOWN)
              .withDetail("polls", directory.size());
      return age == null
          ? health.build()
          : health.withDetail("freshMillisAgo", age.toMillis()).build();
    };
  }

  @Bean
  HealthIndicator limiterHealthIndicator(Reconciliation reconciliation) {
    return () ->
        Health.status(reconciliation.shared() ? Status.UP : DEGRADED)
            .withDetail("mode", reconciliation.shared() ? "shared" : "per-instance")
            .build();
  }

  @Bean
  HealthIndicator redisHealthIndicator(RedisLink redis, Reconciliation reconciliation) {
    return () ->
        Health.status(reconciliation.shared() ? Status.UP : DEGRADED)
            .withDetail("connected", redis.isOpen())
            .build();
  }
}
