package io.votestream.ingest.wiring;

import io.votestream.lifecycle.CannotStartException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param perMinute write requests per minute of a client address that prove nothing; 0 for no limit
 *     at all
 * @param perClient write requests per minute of a client that proves to be one
 * @param ceiling write requests per minute of a client address, whatever they prove
 * @param redisUrl {@code redis://host:port}
 */
@ConfigurationProperties("votestream.limiter")
record LimiterProperties(int perMinute, int perClient, int ceiling, String redisUrl) {

  LimiterProperties {
    if (perClient < 1) {
      throw new CannotStartException("CLIENT_RATE_PER_MINUTE must be at least 1.");
    }
  }
}
