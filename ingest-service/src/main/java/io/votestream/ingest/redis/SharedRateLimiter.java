package io.votestream.ingest.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.RateLimiter;
import io.votestream.ingest.domain.limit.SlidingWindow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Decides in process on what this instance has counted itself and what {@link Reconciliation} has
 * last heard of the others. Without Redis that is a limit per instance.
 */
public final class SharedRateLimiter implements RateLimiter {

  /** Some 20 MB when full; an address that is pushed out begins anew. */
  private static final int MAX_ADDRESSES = 100_000;

  private final Cache<String, CountedAddress> clients =
      Caffeine.newBuilder()
          .maximumSize(MAX_ADDRESSES)
          .expireAfterAccess(SlidingWindow.LENGTH.multipliedBy(2))
          .build();
  private final Queue<CountedAddress> active = new ConcurrentLinkedQueue<>();
  private final int limit;
  private final InstantSource clock;

  public SharedRateLimiter(int limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public RateDecision decide(String address) {
    CountedAddress client = clients.get(address, CountedAddress::new);
    RateDecision decision = client.window().take(clock.millis(), limit);
    if (client.activate()) {
      active.add(client);
    }
    return decision;
  }

  @Override
  public int limit() {
    return limit;
  }

  /** Removes and returns some of the addresses that were asked about since they were last taken. */
  List<CountedAddress> takeActive(int max) {
    List<CountedAddress> taken = new ArrayList<>();
    CountedAddress client = max > 0 ? active.poll() : null;
    while (client != null) {
      client.deactivate();
      taken.add(client);
      client = taken.size() < max ? active.poll() : null;
    }
    return taken;
  }

  /**
   * Forgets what could not be exchanged, or a silent Redis would have the queue grow by every
   * address. Counts are absolute: an address's next request queues all of them again.
   */
  void dropActive() {
    for (CountedAddress client = active.poll(); client != null; client = active.poll()) {
      client.deactivate();
    }
  }

  /** That have asked within the last two windows. */
  public long addresses() {
    return clients.estimatedSize();
  }

  int active() {
    return active.size();
  }
}
