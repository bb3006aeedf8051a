package io.votestream.query.wiring;

import io.votestream.query.monitor.Monitor;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the monitor between the poll topic reader, which it looks at, and the port, which shows
 * it.
 */
final class MonitorLifecycle implements SmartLifecycle {

  private final Monitor monitor;
  private volatile boolean running;

  MonitorLifecycle(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void start() {
    try {
      monitor.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PollTopicLifecycle.PHASE + 1;
  }
}
