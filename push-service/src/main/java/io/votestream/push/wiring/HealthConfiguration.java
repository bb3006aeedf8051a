package io.votestream.push.wiring;

import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feeds;
import io.votestream.push.domain.transport.Transport;
import io.votestream.push.kafka.TopicReaders;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This instance's own health, on the management port. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  /** The topics are confirmed about five times a second. */
  private static final Duration FRESH = Duration.ofSeconds(3);

  /** Down while frames may be older than the tallies: viewers keep the last one they got. */
  @Bean
  HealthIndicator kafkaHealthIndicator(TopicReaders readers) {
    return () -> {
      boolean fresh = isFresh(readers.ageOfPolls()) && isFresh(readers.ageOfTallies());
      return (fresh ? Health.up() : Health.down()).build();
    };
  }

  /** Part of readiness. Stays up in an outage of Kafka: the last frames can still be shown. */
  @Bean
  HealthIndicator feedsHealthIndicator(TopicReaders readers, Feeds feeds, Audience audience) {
    return () -> {
      Health.Builder health = readers.caughtUp() ? Health.up() : Health.down();
      for (Transport transport : Transport.values()) {
        health.withDetail(transport.wireName() + "Viewers", audience.count(transport));
      }
      readers.ageOfTallies().ifPresent(age -> health.withDetail("ageMillis", age.toMillis()));
      return health.withDetail("polls", feeds.size()).build();
    };
  }

  private static boolean isFresh(Optional<Duration> age) {
    return age.isPresent() && age.get().compareTo(FRESH) < 0;
  }
}
