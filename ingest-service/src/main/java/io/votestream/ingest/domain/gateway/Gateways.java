package io.votestream.ingest.domain.gateway;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.RateLimiter;
import org.jspecify.annotations.Nullable;

/** Who may send the votes of others, and how many a minute. */
public final class Gateways {

  private final ApiKeys keys;
  private final RateLimiter limiter;
  private final int perMinute;

  public Gateways(ApiKeys keys, RateLimiter limiter, int perMinute) {
    this.keys = keys;
    this.limiter = limiter;
    this.perMinute = perMinute;
  }

  /** Null for a key that is nobody's. */
  public @Nullable Gateway byKey(String key) {
    String name = keys.holder(key);
    return name == null ? null : new Gateway(name);
  }

  /** Counts one vote of a gateway. */
  public RateDecision take(Gateway gateway) {
    return limiter.decide("gateway/" + gateway.name(), perMinute);
  }

  /** Votes per minute and gateway; 0 for no limit. */
  public int perMinute() {
    return perMinute;
  }
}
