package io.votestream.ingest.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param perMinute write requests per client address and minute; 0 for no limit
 * @param redisUrl {@code redis://host:port}
 */
@ConfigurationProperties("votestream.limiter")
record LimiterProperties(int perMinute, String redisUrl) {}
