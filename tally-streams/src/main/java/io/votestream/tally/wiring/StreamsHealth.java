package io.votestream.tally.wiring;

import io.votestream.tally.wiring.LagProbe.Lag;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether votes are being counted: running, in touch with the broker, and not falling behind. */
final class StreamsHealth implements HealthIndicator {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final long SMALL = 20_000;

  private final StreamsLifecycle tally;
  private final LagProbe probe;

  StreamsHealth(StreamsLifecycle tally, LagProbe probe) {
    this.tally = tally;
    this.probe = probe;
  }

  @Override
  public Health health() {
    KafkaStreams.State state = tally.state();
    Lag lag = probe.lag();
    Health.Builder health =
        state == KafkaStreams.State.RUNNING && !tally.failing() && keepsUp(lag)
            ? Health.up()
            : Health.down();
    health.withDetail("state", String.valueOf(state)).withDetail("failures", tally.failures());
    if (lag != null) {
      health.withDetail("behind", lag.behind()).withDetail("asOf", lag.at().toString());
    }
    return health.build();
  }

  private static boolean keepsUp(@Nullable Lag lag) {
    return lag != null
        && lag.at().isAfter(Instant.now().minus(FRESH))
        && (lag.behind() <= SMALL || lag.behind() < lag.before());
  }
}
