package io.votestream.ingest.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Refuses at once while the log keeps failing, and tries it with a few requests every second. It
 * half-opens by itself: an instance that is taken out of service would otherwise never see the
 * request that heals it.
 */
public final class CircuitBreakerVoteLog implements VoteLog {

  private final VoteLog log;
  private final CircuitBreaker breaker;

  public CircuitBreakerVoteLog(VoteLog log, CircuitBreaker breaker) {
    this.log = log;
    this.breaker = breaker;
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

  @Override
  public int partitions() {
    return log.partitions();
  }

  @Override
  public Appended append(VoteCast vote, long time, Duration within) {
    if (!breaker.tryAcquirePermission()) {
      throw Refusals.logUnavailable();
    }
    long begun = System.nanoTime();
    try {
      Appended appended = log.append(vote, time, within);
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return appended;
    } catch (RuntimeException e) {
      breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  @Override
  public CompletableFuture<Appended> send(VoteCast vote, long time) {
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.failedFuture(Refusals.logUnavailable());
    }
    long begun = System.nanoTime();
    return log.send(vote, time)
        .whenComplete(
            (appended, failure) -> {
              long took = System.nanoTime() - begun;
              if (failure == null) {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
              } else {
                breaker.onError(took, TimeUnit.NANOSECONDS, failure);
              }
            });
  }

  @Override
  public Set<Integer> mark(
      String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
    return breaker.getState() == CircuitBreaker.State.OPEN
        ? partitions
        : log.mark(pollId, marker, partitions, within);
  }
}
