package io.votestream.query.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.votestream.query.domain.receipt.FateSource;
import io.votestream.query.domain.results.HistorySource;
import io.votestream.query.domain.results.TallyLookup;
import io.votestream.query.domain.statistics.TotalsSource;
import io.votestream.query.jdbc.PostgresFateSource;
import io.votestream.query.jdbc.PostgresHistorySource;
import io.votestream.query.jdbc.PostgresPool;
import io.votestream.query.jdbc.PostgresTallySource;
import io.votestream.query.jdbc.PostgresTotalsSource;
import io.votestream.query.redis.RedisConnection;
import io.votestream.query.redis.RedisTallySource;
import io.votestream.query.resilience.Guard;
import io.votestream.schemas.DatabaseUrl;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two views, each behind its breaker: Redis is asked first, Postgres behind it. */
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {

  private static final Duration REDIS_SLOW = Duration.ofMillis(150);
  private static final Duration POSTGRES_SLOW = Duration.ofMillis(500);

  @Bean
  RedisConnection redis(StoresProperties stores) {
    return new RedisConnection(stores.redisUrl());
  }

  @Bean
  HikariDataSource postgres(StoresProperties stores) {
    return PostgresPool.open(DatabaseUrl.parse(stores.databaseUrl()));
  }

  @Bean
  JdbcClient jdbc(HikariDataSource postgres) {
    return JdbcClient.create(postgres);
  }

  @Bean
  CircuitBreakerRegistry breakers() {
    return CircuitBreakerRegistry.ofDefaults();
  }

  @Bean
  Guard redisGuard(CircuitBreakerRegistry breakers) {
    return new Guard(breakers, "redis", REDIS_SLOW);
  }

  @Bean
  Guard postgresGuard(CircuitBreakerRegistry breakers) {
    return new Guard(breakers, "postgres", POSTGRES_SLOW);
  }

  @Bean
  TallyLookup tallies(
      RedisConnection redis, JdbcClient jdbc, Guard redisGuard, Guard postgresGuard) {
    return new TallyLookup(
        redisGuard.around(new RedisTallySource(redis)),
        postgresGuard.around(new PostgresTallySource(jdbc)));
  }

  @Bean
  FateSource fates(JdbcClient jdbc, Guard postgresGuard) {
    return postgresGuard.around(new PostgresFateSource(jdbc));
  }

  @Bean
  HistorySource history(JdbcClient jdbc, Guard postgresGuard) {
    return postgresGuard.around(new PostgresHistorySource(jdbc));
  }

  @Bean
  TotalsSource totals(JdbcClient jdbc, Guard postgresGuard) {
    return postgresGuard.around(new PostgresTotalsSource(jdbc));
  }
}
