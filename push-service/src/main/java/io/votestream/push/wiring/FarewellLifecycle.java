package io.votestream.push.wiring;

import io.votestream.push.domain.feed.Farewell;
import org.springframework.context.SmartLifecycle;

/** The first thing to stop: viewers are sent away while everything else still runs. */
final class FarewellLifecycle implements SmartLifecycle {

  private final Farewell farewell;
  private volatile boolean running;

  FarewellLifecycle(Farewell farewell) {
    this.farewell = farewell;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    try {
      farewell.bid();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
