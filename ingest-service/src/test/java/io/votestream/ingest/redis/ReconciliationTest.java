package io.votestream.ingest.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.testparts.RealRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private final SharedRateLimiter limiter = new SharedRateLimiter(InstantSource.system());

  @Test
  void addressesDoNotPileUpWhileThereIsNoRedis() {
    try (RedisLink nowhere = new RedisLink("redis://127.0.0.1:1")) {
      Reconciliation reconciliation = reconciliation(nowhere);
      requests();
      assertThat(limiter.active()).isEqualTo(10);
      reconciliation.run();
      assertThat(limiter.active()).isZero();
    }
  }

  @Test
  void addressesDoNotPileUpWhileRedisIsSilent() {
    try (RedisLink redis = new RedisLink(RealRedis.url())) {
      Reconciliation reconciliation = reconciliation(redis);
      roundUntil(reconciliation, true);
      RealRedis.suspend();
      try {
        requests();
        roundUntil(reconciliation, false);
        assertThat(limiter.active()).isZero();
      } finally {
        RealRedis.resume();
      }
      requests();
      assertThat(limiter.active()).isEqualTo(10);
      roundUntil(reconciliation, true);
    }
  }

  private void requests() {
    for (int i = 0; i < 10; i++) {
      limiter.decide("10.0.0." + i, 200);
    }
  }

  private static void roundUntil(Reconciliation reconciliation, boolean shared) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              reconciliation.run();
              return reconciliation.shared() == shared && reconciliation.roundTrips() > 0;
            });
  }

  private Reconciliation reconciliation(RedisLink redis) {
    return new Reconciliation(limiter, redis, UUID.randomUUID().toString(), InstantSource.system());
  }
}
