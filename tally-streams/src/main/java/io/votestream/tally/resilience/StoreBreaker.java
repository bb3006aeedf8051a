package io.votestream.tally.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A circuit breaker around all writes to one store; says once when it opens and when it heals. */
public final class StoreBreaker {

  private static final Logger log = LoggerFactory.getLogger(StoreBreaker.class);

  private final CircuitBreaker breaker;

  /**
   * @param store names the breaker in health, metrics and logs
   */
  public StoreBreaker(CircuitBreakerRegistry registry, String store) {
    breaker =
        registry.circuitBreaker(
            store,
            CircuitBreakerConfig.custom()
                // A writer makes one call at a time and repeats it: two failures are an outage.
                .slidingWindow(4, 2, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .slowCallDurationThreshold(Duration.ofSeconds(2))
                .slowCallRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .build());
    breaker.getEventPublisher().onStateTransition(event -> say(event.getStateTransition()));
  }

  public void run(Runnable write) {
    breaker.executeRunnable(write);
  }

  /** closed, open or half_open. */
  public String state() {
    return breaker.getState().name().toLowerCase(Locale.ROOT);
  }

  public boolean closed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  private void say(StateTransition transition) {
    if (transition == StateTransition.CLOSED_TO_OPEN) {
      log.warn("{} does not take snapshots; they wait in Kafka", breaker.getName());
    } else if (transition == StateTransition.HALF_OPEN_TO_CLOSED) {
      log.info("{} takes snapshots again", breaker.getName());
    }
  }
}
