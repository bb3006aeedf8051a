package io.votestream.query.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param databaseUrl DATABASE_URL, as psql takes it
 * @param redisUrl REDIS_URL
 */
@ConfigurationProperties("votestream.stores")
record StoresProperties(String databaseUrl, String redisUrl) {}
