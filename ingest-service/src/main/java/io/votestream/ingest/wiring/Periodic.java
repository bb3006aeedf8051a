package io.votestream.ingest.wiring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs something again and again, with a pause in between, while the service is up. */
final class Periodic implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Runnable round;
  private final Duration pause;
  private volatile @Nullable Thread thread;

  Periodic(String name, Runnable round, Duration pause) {
    this.name = name;
    this.round = round;
    this.pause = pause;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name(name).start(this::loop);
  }

  private void loop() {
    try {
      while (true) {
        try {
          round.run();
        } catch (RuntimeException e) {
          log.error("{} failed, goes on with its next round", name, e);
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      log.debug("{} stopped", name);
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
