package io.votestream.ingest.kafka;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What every append of a vote passes. Above a bound votes are shed at once: a queue would only make
 * all of them late, and their retries would double the load. While the log keeps failing votes are
 * refused at once, and it is tried with a few every second; it half-opens by itself, as an instance
 * that is taken out of service would otherwise never see the request that heals it. What comes
 * through is measured.
 */
public final class AppendGuard {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final CircuitBreaker breaker;
  private final Semaphore places;
  private final LongAdder shed = new LongAdder();
  private final Counter accepted;
  private final Timer ackLatency;

  /**
   * @param bound votes that may wait for their acknowledgement at a time
   * @param breaker with {@link #settings}
   */
  public AppendGuard(int bound, CircuitBreaker breaker, MeterRegistry registry) {
    this.breaker = breaker;
    this.places = new Semaphore(bound);
    Gauge.builder("votestream.votes.in.flight", () -> bound - places.availablePermits())
        .description("Votes that wait for their acknowledgement")
        .register(registry);
    FunctionCounter.builder("votestream.votes.shed", shed, LongAdder::sum)
        .description("Votes refused at once because too many were in flight")
        .register(registry);
    this.accepted =
        Counter.builder("votestream.votes.accepted")
            .description("Votes acknowledged by the log")
            .register(registry);
    this.ackLatency =
        Timer.builder("votestream.ack.latency")
            .description("From handing a vote to the producer until the log's acknowledgement")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1))
            .register(registry);
  }

  /**
   * Opens when half of at least ten calls of the last two seconds failed. A call that succeeds
   * slowly is no reason: the producer gives up in less than two seconds.
   */
  public static CircuitBreakerConfig settings() {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
        .slidingWindowSize(2)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(1))
        .automaticTransitionFromOpenToHalfOpenEnabled(true)
        .permittedNumberOfCallsInHalfOpenState(5)
        .build();
  }

  /** Whether nothing gets through now. */
  boolean isOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * @param append waits for the acknowledgement
   * @throws Refusal OVERLOADED or LOG_UNAVAILABLE without calling it, or what it throws
   */
  Appended append(Supplier<Appended> append) {
    if (!places.tryAcquire()) {
      shed.increment();
      throw new Refusal(
          ErrorCode.OVERLOADED, "Too many votes at once; nothing was stored.", RETRY_AFTER);
    }
    try {
      if (!breaker.tryAcquirePermission()) {
        throw Refusals.logUnavailable();
      }
      long begun = System.nanoTime();
      try {
        Appended appended = append.get();
        succeeded(begun);
        return appended;
      } catch (RuntimeException e) {
        failed(begun, e);
        throw e;
      }
    } finally {
      places.release();
    }
  }

  /** Unbounded here: a gateway's stream is held back by its own window, and waits. */
  CompletableFuture<Appended> send(Supplier<CompletableFuture<Appended>> send) {
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.failedFuture(Refusals.logUnavailable());
    }
    long begun = System.nanoTime();
    return send.get()
        .whenComplete(
            (appended, failure) -> {
              if (failure == null) {
                succeeded(begun);
              } else {
                failed(begun, failure);
              }
            });
  }

  private void succeeded(long begun) {
    long took = System.nanoTime() - begun;
    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    ackLatency.record(took, TimeUnit.NANOSECONDS);
    accepted.increment();
  }

  private void failed(long begun, Throwable failure) {
    breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
  }
}
