package io.votestream.push.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feeds;
import io.votestream.push.domain.transport.Transport;
import io.votestream.push.kafka.TopicReaders;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of what is held; {@code MicrometerFeedMetrics} has those of what happens. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  MeterBinder viewerMetrics(Audience audience) {
    return registry -> {
      for (Transport transport : Transport.values()) {
        Gauge.builder("votestream.viewers", audience, viewers -> viewers.count(transport))
            .description("Viewers connected now")
            .tag("transport", transport.wireName())
            .register(registry);
      }
    };
  }

  @Bean
  MeterBinder viewMetrics(Feeds feeds, TopicReaders readers) {
    return registry -> {
      Gauge.builder("votestream.polls.known", feeds, Feeds::size).register(registry);
      TimeGauge.builder(
              "votestream.view.age",
              readers,
              TimeUnit.MILLISECONDS,
              known -> millis(known, TopicReaders::ageOfPolls))
          .description("How long ago the view was last known to be complete")
          .tag("topic", "polls")
          .register(registry);
      TimeGauge.builder(
              "votestream.view.age",
              readers,
              TimeUnit.MILLISECONDS,
              known -> millis(known, TopicReaders::ageOfTallies))
          .description("How long ago the view was last known to be complete")
          .tag("topic", "tallies")
          .register(registry);
    };
  }

  private static double millis(
      TopicReaders readers, Function<TopicReaders, Optional<Duration>> age) {
    return age.apply(readers).map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
  }
}
