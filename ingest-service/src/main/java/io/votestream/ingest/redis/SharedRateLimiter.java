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

  /** Some 20 MB when full; a client that is pushed out begins anew. */
  private static final int MAX_CLIENTS = 100_000;

  private final Cache<String, CountedClient> clients =
      Caffeine.newBuilder()
          .maximumSize(MAX_CLIENTS)
          .expireAfterAccess(SlidingWindow.LENGTH.multipliedBy(2))
          .build();
  private final Queue<CountedClient> active = new ConcurrentLinkedQueue<>();
  private final InstantSource clock;

  public SharedRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public RateDecision decide(String name, int perMinute) {
    CountedClient client = clients.get(name, CountedClient::new);
    RateDecision decision = client.window().take(clock.millis(), perMinute);
    if (client.activate()) {
      active.add(client);
    }
    return decision;
  }

  /** Removes and returns some of the clients that were asked about since they were last taken. */
  List<CountedClient> takeActive(int max) {
    List<CountedClient> taken = new ArrayList<>();
    CountedClient client = max > 0 ? active.poll() : null;
    while (client != null) {
      client.deactivate();
      taken.add(client);
      client = taken.size() < max ? active.poll() : null;
    }
    return taken;
  }

  /**
   * Forgets what could not be exchanged, or a silent Redis would have the queue grow by every
   * client. Counts are absolute: a client's next request queues all of them again.
   */
  void dropActive() {
    for (CountedClient client = active.poll(); client != null; client = active.poll()) {
      client.deactivate();
    }
  }

  /** That have asked within the last two windows. */
  public long clients() {
    return clients.estimatedSize();
  }

  int active() {
    return active.size();
  }
}
