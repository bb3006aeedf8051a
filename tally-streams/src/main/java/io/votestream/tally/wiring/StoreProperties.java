package io.votestream.tally.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param databaseUrl DATABASE_URL, as psql takes it
 * @param redisUrl REDIS_URL
 */
@ConfigurationProperties("votestream.stores")
record StoreProperties(String databaseUrl, String redisUrl) {}
