package io.votestream.ingest.wiring;

import io.votestream.ingest.domain.gateway.ApiKeys;
import io.votestream.ingest.domain.gateway.Gateways;
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

  /** With a limiter of its own, which counts votes by gateway as the other counts by address. */
  @Bean
  GatewayLimiter gatewayLimiter(
      GatewayProperties properties, RedisLink redis, InstantSource clock) {
    SharedRateLimiter limiter = new SharedRateLimiter(properties.perMinute(), clock);
    return new GatewayLimiter(
        limiter, new Reconciliation(limiter, redis, UUID.randomUUID().toString(), clock));
  }

  @Bean
  Periodic gatewayRounds(GatewayLimiter limiter) {
    return new Periodic(
        "gateway-limit", limiter.reconciliation(), Duration.ofMillis(Reconciliation.EVERY_MILLIS));
  }

  @Bean
  Gateways gateways(GatewayProperties properties, GatewayLimiter limiter) {
    try {
      return new Gateways(ApiKeys.named(properties.keys()), limiter.limiter());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage());
    }
  }

  /** Keeps the two apart from those of addresses. */
  record GatewayLimiter(SharedRateLimiter limiter, Reconciliation reconciliation) {}
}
