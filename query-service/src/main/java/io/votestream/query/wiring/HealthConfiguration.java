package io.votestream.query.wiring;

import io.votestream.query.domain.health.HealthReport;
import io.votestream.query.domain.health.PartHealth;
import io.votestream.query.domain.health.PartStatus;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.kafka.PollTopicReader;
import io.votestream.query.monitor.Monitor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This instance's own health, on the management port: what the monitor found, without waiting. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  /** Reads are answered, from elsewhere or from memory. */
  private static final Status DEGRADED = new Status("DEGRADED");

  @Bean
  HealthIndicator kafkaHealthIndicator(Monitor monitor) {
    return () -> health(monitor.part(HealthReport.KAFKA));
  }

  @Bean
  HealthIndicator postgresHealthIndicator(Monitor monitor) {
    return () -> health(monitor.part(MonitorConfiguration.POSTGRES));
  }

  @Bean
  HealthIndicator redisHealthIndicator(Monitor monitor) {
    return () -> health(monitor.part(MonitorConfiguration.REDIS));
  }

  /** Part of readiness. Stays up in an outage of Kafka: the polls it knows can still be read. */
  @Bean
  HealthIndicator pollViewHealthIndicator(PollTopicReader reader, PollView polls) {
    return () -> {
      Health.Builder health = reader.caughtUp() ? Health.up() : Health.down();
      reader.age().ifPresent(age -> health.withDetail("ageMillis", age.toMillis()));
      return health.withDetail("polls", polls.size()).build();
    };
  }

  private static Health health(PartHealth part) {
    Health.Builder health = Health.status(part.status() == PartStatus.OK ? Status.UP : DEGRADED);
    if (part.breaker() != null) {
      health.withDetail("breaker", part.breaker());
    }
    if (part.detail() != null) {
      health.withDetail("detail", part.detail());
    }
    return health.build();
  }
}
