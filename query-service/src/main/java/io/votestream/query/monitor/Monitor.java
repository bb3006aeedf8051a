package io.votestream.query.monitor;

import io.votestream.query.domain.health.HealthReport;
import io.votestream.query.domain.health.PartHealth;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes every part about once a second, each in a thread of its own, so that one that hangs holds
 * up neither the others nor whoever asks for the report.
 */
public final class Monitor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Monitor.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** For the first results, so that a service that has just started does not look ill. */
  private static final Duration FIRST_RESULTS = Duration.ofSeconds(1);

  /** A result older than this says nothing any more. */
  private static final Duration TOO_OLD = Duration.ofSeconds(6);

  private final Map<String, Probe> probes;
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final CountDownLatch firstResults;

  /**
   * @param probes by name of the part, in the order of the report
   */
  public Monitor(Map<String, Probe> probes) {
    this.probes = new LinkedHashMap<>(probes);
    this.firstResults = new CountDownLatch(probes.size());
  }

  /** Returns once every part was probed, or after a second. */
  public void start() throws InterruptedException {
    probes.forEach(
        (part, probe) ->
            threads.put(
                part,
                Thread.ofVirtual().name("probe-" + part).start(() -> keepProbing(part, probe))));
    if (!firstResults.await(FIRST_RESULTS.toMillis(), TimeUnit.MILLISECONDS)) {
      log.info("Not all parts answer yet");
    }
  }

  /** As of the last probes, at once. */
  public HealthReport report() {
    Map<String, PartHealth> parts = new LinkedHashMap<>();
    probes.keySet().forEach(part -> parts.put(part, part(part)));
    return new HealthReport(parts);
  }

  /** What is known of one part. */
  public PartHealth part(String name) {
    Result result = results.get(name);
    if (result == null) {
      return PartHealth.down("not probed yet");
    }
    return System.nanoTime() - result.nanos() > TOO_OLD.toNanos()
        ? PartHealth.down("the probe does not return")
        : result.health();
  }

  private void keepProbing(String part, Probe probe) {
    try {
      while (true) {
        results.put(part, new Result(healthOf(part, probe), System.nanoTime()));
        firstResults.countDown();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      log.debug("probe of {} stopped", part);
    }
  }

  private PartHealth healthOf(String part, Probe probe) throws InterruptedException {
    PartHealth health;
    try {
      health = probe.probe();
    } catch (RuntimeException e) {
      // A defect of the probe must not pass for a healthy part, nor end the watch.
      log.error("probe of {} failed", part, e);
      health = PartHealth.down("the probe failed");
    }
    Result before = results.get(part);
    if (before != null && before.health().status() != health.status()) {
      log.info(
          "{}: {} -> {}", part, before.health().status().wireName(), health.status().wireName());
    }
    return health;
  }

  @Override
  public void close() throws InterruptedException {
    threads.values().forEach(Thread::interrupt);
    for (Thread thread : threads.values()) {
      thread.join(Duration.ofSeconds(2));
    }
  }

  private record Result(PartHealth health, long nanos) {}
}
