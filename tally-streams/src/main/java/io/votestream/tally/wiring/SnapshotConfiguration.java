package io.votestream.tally.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.votestream.schemas.DatabaseUrl;
import io.votestream.tally.jdbc.Migrations;
import io.votestream.tally.jdbc.PostgresPolls;
import io.votestream.tally.jdbc.PostgresPositions;
import io.votestream.tally.jdbc.PostgresRejections;
import io.votestream.tally.jdbc.PostgresTallies;
import io.votestream.tally.kafka.SnapshotContainers;
import io.votestream.tally.kafka.SnapshotListener;
import io.votestream.tally.redis.RedisConnection;
import io.votestream.tally.redis.RedisPositions;
import io.votestream.tally.redis.RedisTallies;
import io.votestream.tally.resilience.StoreBreaker;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The two snapshot writers: one listener, breaker and consumer group per store. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

  @Bean
  HikariDataSource database(StoreProperties stores) {
    DatabaseUrl url = DatabaseUrl.parse(stores.databaseUrl());
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setPoolName("snapshots");
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    // Seconds. A server that is stopped keeps its connections open: only these limits notice.
    config.addDataSourceProperty("connectTimeout", 2);
    config.addDataSourceProperty("loginTimeout", 2);
    config.addDataSourceProperty("socketTimeout", 2);
    config.addDataSourceProperty("reWriteBatchedInserts", true);
    config.addDataSourceProperty("ApplicationName", "tally-streams");
    return new HikariDataSource(config);
  }

  @Bean
  RedisConnection redis(StoreProperties stores) {
    return new RedisConnection(stores.redisUrl());
  }

  @Bean
  CircuitBreakerRegistry breakers(MeterRegistry metrics) {
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    return breakers;
  }

  @Bean
  StoreBreaker postgresBreaker(CircuitBreakerRegistry breakers) {
    return new StoreBreaker(breakers, "postgres");
  }

  @Bean
  StoreBreaker redisBreaker(CircuitBreakerRegistry breakers) {
    return new StoreBreaker(breakers, "redis");
  }

  @Bean
  SnapshotContainers snapshotContainers(StreamsProperties kafka) {
    return new SnapshotContainers(kafka.bootstrapServers());
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> postgresContainer(
      SnapshotContainers containers,
      StoreBreaker postgresBreaker,
      HikariDataSource database,
      MeterRegistry metrics) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Migrations migrations = new Migrations(database);
    return containers.container(
        "postgres-snapshots",
        new SnapshotListener(
                new PostgresPositions(jdbc, migrations),
                postgresBreaker::run,
                lag(metrics, "postgres"))
            .with(new PostgresPolls(jdbc, migrations))
            .with(new PostgresRejections(jdbc, migrations))
            .with(new PostgresTallies(jdbc, migrations)));
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> redisContainer(
      SnapshotContainers containers,
      StoreBreaker redisBreaker,
      RedisConnection redis,
      MeterRegistry metrics) {
    return containers.container(
        "redis-snapshots",
        new SnapshotListener(new RedisPositions(redis), redisBreaker::run, lag(metrics, "redis"))
            .with(new RedisTallies(redis)));
  }

  @Bean
  HealthIndicator postgresSnapshots(
      StoreBreaker postgresBreaker,
      KafkaMessageListenerContainer<String, byte[]> postgresContainer) {
    return new SnapshotHealth(postgresBreaker, postgresContainer);
  }

  @Bean
  HealthIndicator redisSnapshots(
      StoreBreaker redisBreaker, KafkaMessageListenerContainer<String, byte[]> redisContainer) {
    return new SnapshotHealth(redisBreaker, redisContainer);
  }

  private static Timer lag(MeterRegistry metrics, String store) {
    return Timer.builder("votestream.snapshot.lag")
        .description("From the newest vote in a tally to the store that has it")
        .tag("store", store)
        .publishPercentiles(0.5, 0.99)
        .register(metrics);
  }
}
