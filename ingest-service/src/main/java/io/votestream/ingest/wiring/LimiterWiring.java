package io.votestream.ingest.wiring;

import io.votestream.ingest.redis.Reconciliation;
import io.votestream.ingest.redis.RedisLink;
import io.votestream.ingest.redis.SharedRateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimiterWiring {

  @Bean
  SharedRateLimiter rateLimiter(LimiterProperties properties, InstantSource clock) {
    return new SharedRateLimiter(properties.perMinute(), clock);
  }

  @Bean
  RedisLink redisLink(LimiterProperties properties) {
    return new RedisLink(properties.redisUrl());
  }

  @Bean
  Reconciliation reconciliation(SharedRateLimiter limiter, RedisLink redis, InstantSource clock) {
    return new Reconciliation(limiter, redis, UUID.randomUUID().toString(), clock);
  }

  @Bean
  Periodic reconciliationRounds(Reconciliation reconciliation) {
    return new Periodic(
        "rate-limit", reconciliation, Duration.ofMillis(Reconciliation.EVERY_MILLIS));
  }
}
