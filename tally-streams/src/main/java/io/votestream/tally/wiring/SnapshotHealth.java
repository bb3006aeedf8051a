package io.votestream.tally.wiring;

import io.votestream.tally.resilience.StoreBreaker;
import org.apache.kafka.common.Metric;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Whether a store takes snapshots, and how many records wait for it. */
final class SnapshotHealth implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED");

  private final StoreBreaker breaker;
  private final KafkaMessageListenerContainer<?, ?> container;

  SnapshotHealth(StoreBreaker breaker, KafkaMessageListenerContainer<?, ?> container) {
    this.breaker = breaker;
    this.container = container;
  }

  @Override
  public Health health() {
    boolean well = breaker.closed() && container.isRunning();
    return (well ? Health.up() : Health.status(DEGRADED))
        .withDetail("breaker", breaker.state())
        .withDetail("behind", behind())
        .build();
  }

  /** Records of the fullest partition that are not written yet, as of the last fetch. */
  private long behind() {
    return container.metrics().values().stream()
        .flatMap(metrics -> metrics.entrySet().stream())
        .filter(metric -> metric.getKey().name().equals("records-lag-max"))
        .map(metric -> lag(metric.getValue()))
        .reduce(0L, Math::max);
  }

  private static long lag(Metric metric) {
    double lag = (Double) metric.metricValue();
    return Double.isNaN(lag) ? 0 : (long) lag;
  }
}
