package io.votestream.push.wiring;

import io.votestream.push.domain.feed.Scheduler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds of all feeds. Half of the processors at most: the other half reads what viewers
 * and Kafka send. One poll is always served by one thread.
 */
final class FanOutThreads implements Scheduler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FanOutThreads.class);

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          Thread.ofPlatform().name("fan-out-", 1).daemon().factory());

  @Override
  public void schedule(Runnable task, long delay) {
    threads.schedule(() -> run(task), delay, TimeUnit.NANOSECONDS);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("A round of frames broke off", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
