package io.votestream.push.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.votestream.push.domain.feed.FeedMetrics;
import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.Dismissal;
import io.votestream.push.domain.transport.Transport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counters and timers, looked up once so that the hot path only adds. */
public final class MicrometerFeedMetrics implements FeedMetrics {

  private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

  private final MeterRegistry registry;
  private final Map<Transport, Counter> sent = new EnumMap<>(Transport.class);
  private final Map<Transport, Counter> conflated = new EnumMap<>(Transport.class);
  private final Timer encoding;
  private final Timer fanOut;
  private final Timer tallyToFrame;
  private final Timer voteToFrame;

  public MicrometerFeedMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Transport transport : Transport.values()) {
      sent.put(
          transport,
          Counter.builder("votestream.frames.sent")
              .description("Frames handed to a viewer's connection")
              .tag("transport", transport.wireName())
              .register(registry));
      conflated.put(
          transport,
          Counter.builder("votestream.frames.conflated")
              .description("Frames replaced by a newer one before a slow viewer could take them")
              .tag("transport", transport.wireName())
              .register(registry));
      for (Dismissal reason : Dismissal.values()) {
        dismissed(transport, reason, 0);
      }
    }
    encoding = timer("votestream.frames.encode", "Encoding one frame for all transports");
    fanOut = timer("votestream.frames.fanout", "Handing one frame to all viewers of its poll");
    tallyToFrame =
        timer(
            "votestream.lag.tally.to.frame",
            "From a tally's record in its topic until its frame is with the last viewer");
    voteToFrame =
        timer(
            "votestream.lag.vote.to.frame",
            "From the newest vote counted until its frame is with the last viewer");
  }

  @Override
  public void sent(Transport transport) {
    add(sent, transport);
  }

  @Override
  public void conflated(Transport transport) {
    add(conflated, transport);
  }

  @Override
  public void dismissed(Transport transport, Dismissal reason) {
    dismissed(transport, reason, 1);
  }

  @Override
  public void encoded(long nanos) {
    encoding.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void fannedOut(Standing standing, long nanos) {
    long now = System.currentTimeMillis();
    fanOut.record(nanos, TimeUnit.NANOSECONDS);
    tallyToFrame.record(now - standing.talliedAt(), TimeUnit.MILLISECONDS);
    voteToFrame.record(now - standing.asOf(), TimeUnit.MILLISECONDS);
  }

  private static void add(Map<Transport, Counter> counters, Transport transport) {
    Counter counter = counters.get(transport);
    if (counter != null) {
      counter.increment();
    }
  }

  private void dismissed(Transport transport, Dismissal reason, int more) {
    registry
        .counter(
            "votestream.viewers.dismissed",
            "transport",
            transport.wireName(),
            "reason",
            reason.wireName())
        .increment(more);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentiles(PERCENTILES)
        .distributionStatisticExpiry(Duration.ofMinutes(1))
        .register(registry);
  }
}
