package io.votestream.query.monitor;

import io.votestream.query.domain.health.PartHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Kafka answers while the poll view, which asks it five times a second, is fresh; this needs no
 * connection of its own.
 */
public final class KafkaProbe implements Probe {

  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Supplier<Optional<Duration>> age;

  /**
   * @param age of the poll view, empty before it is complete
   */
  public KafkaProbe(Supplier<Optional<Duration>> age) {
    this.age = age;
  }

  @Override
  public PartHealth probe() {
    return age.get()
        .filter(viewAge -> viewAge.compareTo(FRESH) < 0)
        .map(viewAge -> PartHealth.ok())
        .orElseGet(() -> PartHealth.down("no answer for more than 3 s"));
  }
}
