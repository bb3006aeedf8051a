package io.votestream.query.wiring;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.kafka.PollTopicReader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the poll view and of the breakers. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
    return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
  }

  @Bean
  MeterBinder pollViewMetrics(PollView polls, PollTopicReader reader) {
    return registry -> {
      Gauge.builder("votestream.polls.known", polls, PollView::size).register(registry);
      TimeGauge.builder(
              "votestream.polls.view.age",
              reader,
              TimeUnit.MILLISECONDS,
              known ->
                  known.age().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN))
          .register(registry);
    };
  }
}
