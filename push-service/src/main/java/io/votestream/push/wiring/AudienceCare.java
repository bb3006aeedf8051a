package io.votestream.push.wiring;

import io.votestream.push.domain.feed.Audience;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tends the viewers several times a second, for as long as the service runs. */
final class AudienceCare implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AudienceCare.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("audience-care").daemon().factory());

  AudienceCare(Audience audience) {
    thread.scheduleWithFixedDelay(
        () -> tend(audience), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void tend(Audience audience) {
    try {
      audience.tend();
    } catch (RuntimeException e) {
      log.error("A viewer could not be tended", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
