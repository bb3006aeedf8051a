package io.votestream.ingest.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges counts with the other instances: one round trip per round, however many votes there
 * were, and at most one under way. To be run every {@link #EVERY_MILLIS}.
 */
public final class Reconciliation implements Runnable {

  public static final int EVERY_MILLIS = 100;

  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  /** A script of some 10 ms; what is left waits for the next round. */
  private static final int MAX_CLIENTS = 2_000;

  /** A second: without traffic, how often to see whether Redis answers; how long it may connect. */
  private static final int PATIENT_ROUNDS = 10;

  private final SharedRateLimiter limiter;
  private final RedisLink redis;
  private final ExchangeCounts script;
  private final AtomicLong roundTrips = new AtomicLong();
  private volatile boolean shared = true;
  private @Nullable RedisFuture<List<Long>> underWay;
  private int idleRounds;
  private int unconnectedRounds;

  /**
   * @param process a name that no other process has, nor had
   */
  public Reconciliation(
      SharedRateLimiter limiter, RedisLink redis, String process, InstantSource clock) {
    this.limiter = limiter;
    this.redis = redis;
    this.script = new ExchangeCounts(process, clock);
  }

  /** Whether the last exchange succeeded: if not, each instance limits by itself. */
  public boolean shared() {
    return shared && redis.isOpen();
  }

  public long roundTrips() {
    return roundTrips.get();
  }

  @Override
  public void run() {
    if (underWay != null && !underWay.isDone()) {
      return;
    }
    RedisAsyncCommands<String, String> commands = redis.commands();
    if (commands == null) {
      if (++unconnectedRounds >= PATIENT_ROUNDS) {
        turn(false);
      }
      limiter.dropActive();
      return;
    }
    unconnectedRounds = 0;
    List<CountedClient> clients = limiter.takeActive(MAX_CLIENTS);
    if (clients.isEmpty() && ++idleRounds < PATIENT_ROUNDS) {
      return;
    }
    idleRounds = 0;
    roundTrips.incrementAndGet();
    underWay = script.send(commands, clients);
    underWay.whenComplete(
        (others, failure) -> {
          turn(failure == null);
          if (failure != null) {
            limiter.dropActive();
          }
        });
  }

  private void turn(boolean nowShared) {
    if (shared != nowShared) {
      shared = nowShared;
      if (nowShared) {
        log.info("Redis answers: the rate limit is shared by all instances");
      } else {
        log.warn("Redis does not answer: each instance limits by itself");
      }
    }
  }
}
