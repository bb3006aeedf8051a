package io.votestream.tally.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.votestream.schemas.v1.RejectionReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the topology counts of itself since the process started. What is done again after a crash is
 * counted again: the truth is in the tallies.
 */
public final class TallyMetrics {

  private static final String REASON_PREFIX = "REJECTION_REASON_";

  private final Counter events;
  private final Counter deadLetters;
  private final Counter partials;
  private final Counter tallies;
  private final Timer lag;
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

  public TallyMetrics(MeterRegistry registry) {
    events =
        Counter.builder("votestream.tally.events")
            .description("Events of the vote log folded: votes and markers")
            .register(registry);
    deadLetters =
        Counter.builder("votestream.tally.dead.letters")
            .description("Unreadable records of the vote log")
            .register(registry);
    partials = emitted(registry, "partial");
    tallies = emitted(registry, "tally");
    lag =
        Timer.builder("votestream.tally.lag")
            .description("From the newest vote in a tally to the emission of that tally")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(150),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10))
            .register(registry);
    for (RejectionReason reason : RejectionReason.values()) {
      if (reason.name().startsWith(REASON_PREFIX)
          && reason != RejectionReason.REJECTION_REASON_UNSPECIFIED) {
        rejected.put(reason, rejected(registry, reason));
      }
    }
  }

  private static Counter emitted(MeterRegistry registry, String what) {
    return Counter.builder("votestream.tally.emitted")
        .description("Partials emitted by the first stage, tallies by the second")
        .tag("what", what)
        .register(registry);
  }

  private static Counter rejected(MeterRegistry registry, RejectionReason reason) {
    return Counter.builder("votestream.tally.rejected")
        .description("Votes that do not count")
        .tag("reason", reason.name().substring(REASON_PREFIX.length()).toLowerCase(Locale.ROOT))
        .register(registry);
  }

  void folded() {
    events.increment();
  }

  void rejected(RejectionReason reason) {
    Counter counter = rejected.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void partialEmitted() {
    partials.increment();
  }

  void tallyEmitted(Duration age) {
    tallies.increment();
    lag.record(age);
  }
}
