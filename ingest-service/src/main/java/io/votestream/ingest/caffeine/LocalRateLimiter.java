package io.votestream.ingest.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.RateLimiter;
import io.votestream.ingest.domain.limit.SlidingWindow;
import java.time.InstantSource;

/**
 * For clients of which there are as many as voters, and whose share only has to be small: telling
 * other instances of each would cost a Redis more than all else.
 */
public final class LocalRateLimiter implements RateLimiter {

  /** Some 20 MB when full; a client that is pushed out begins anew. */
  private static final int MAX_CLIENTS = 200_000;

  private final Cache<String, SlidingWindow> clients =
      Caffeine.newBuilder()
          .maximumSize(MAX_CLIENTS)
          .expireAfterAccess(SlidingWindow.LENGTH.multipliedBy(2))
          .build();
  private final InstantSource clock;

  public LocalRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public RateDecision decide(String client, int perMinute) {
    return clients.get(client, first -> new SlidingWindow()).take(clock.millis(), perMinute);
  }
}
