package io.votestream.query.resilience;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.votestream.query.domain.receipt.FateSource;
import io.votestream.query.domain.results.HistorySource;
import io.votestream.query.domain.results.TallySource;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.query.domain.statistics.TotalsSource;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker around everything that asks one view. After a few failed or slow calls it is
 * open: callers are refused at once instead of each waiting for the time limit. Every two seconds
 * one call may try again, and closes it if it succeeds.
 */
public final class Guard {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  /**
   * Small, because the background probe alone (one call a second) must open the breaker within a
   * few seconds while readers are served from the cache.
   */
  private static final int WINDOW = 6;

  private static final int MIN_CALLS = 3;
  private static final int TRIAL_CALLS = 1;
  private static final float THRESHOLD_PERCENT = 50;
  private static final Duration OPEN = Duration.ofSeconds(2);

  private final CircuitBreaker breaker;

  /**
   * @param registry where metrics find it
   * @param view names the breaker in health, metrics and logs
   * @param slow a call that takes longer counts as failed
   */
  public Guard(CircuitBreakerRegistry registry, String view, Duration slow) {
    this.breaker =
        registry.circuitBreaker(
            view,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, MIN_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(THRESHOLD_PERCENT)
                .slowCallRateThreshold(THRESHOLD_PERCENT)
                .slowCallDurationThreshold(slow)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(5))
                .waitDurationInOpenState(OPEN)
                .writableStackTraceEnabled(false)
                .build());
    breaker.getEventPublisher().onStateTransition(event -> log(event.getStateTransition()));
  }

  public TallySource around(TallySource source) {
    return pollId -> call(() -> source.find(pollId));
  }

  public FateSource around(FateSource source) {
    return (pollId, partition, offset) -> call(() -> source.evidence(pollId, partition, offset));
  }

  public HistorySource around(HistorySource source) {
    return (logId, limit) -> call(() -> source.newest(logId, limit));
  }

  public TotalsSource around(TotalsSource source) {
    return () -> call(source::totals);
  }

  /** A probe of the view, counted as any other call. */
  public Runnable around(Runnable probe) {
    return () ->
        call(
            () -> {
              probe.run();
              return true;
            });
  }

  /** closed, open or half_open. */
  public String state() {
    return breaker.getState().name().toLowerCase(Locale.ROOT);
  }

  /** The trials while it is open are no news. */
  private void log(StateTransition transition) {
    if (transition == StateTransition.CLOSED_TO_OPEN) {
      log.warn("breaker {}: open", breaker.getName());
    } else if (transition.getToState() == CircuitBreaker.State.CLOSED) {
      log.info("breaker {}: closed", breaker.getName());
    }
  }

  private <T> T call(Supplier<T> read) {
    try {
      return breaker.executeSupplier(read);
    } catch (CallNotPermittedException e) {
      throw new SourceUnavailableException(breaker.getName() + ": breaker is open", e);
    }
  }
}
