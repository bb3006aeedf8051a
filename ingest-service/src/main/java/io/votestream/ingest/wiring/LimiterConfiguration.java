package io.votestream.ingest.wiring;

import io.votestream.ingest.caffeine.LocalRateLimiter;
import io.votestream.ingest.domain.gateway.ApiKeys;
import io.votestream.ingest.domain.gateway.Gateways;
import io.votestream.ingest.domain.limit.WriteLimits;
import io.votestream.ingest.redis.Reconciliation;
import io.votestream.ingest.redis.RedisLink;
import io.votestream.ingest.redis.SharedRateLimiter;
import io.votestream.lifecycle.CannotStartException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimiterConfiguration {

  @Bean
  SharedRateLimiter rateLimiter(InstantSource clock) {
    return new SharedRateLimiter(clock);
  }

  @Bean
  WriteLimits writeLimits(
      LimiterProperties properties, SharedRateLimiter addresses, InstantSource clock) {
    return new WriteLimits(
        addresses,
        new LocalRateLimiter(clock),
        properties.perMinute(),
        properties.perClient(),
        properties.ceiling());
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

  @Bean
  Gateways gateways(GatewayProperties properties, SharedRateLimiter limiter) {
    try {
      return new Gateways(ApiKeys.named(properties.keys()), limiter, properties.perMinute());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage());
    }
  }
}
