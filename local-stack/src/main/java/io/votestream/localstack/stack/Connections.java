package io.votestream.localstack.stack;

import java.util.Map;

/**
 * How to reach the parts of a stack.
 *
 * @param databaseUrl in the form that psql takes
 */
public record Connections(
    String edgeUrl, String kafkaBootstrapServers, String databaseUrl, String redisUrl) {

  /** By the names that the services' settings have. */
  public Map<String, String> ofServices() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers,
        "DATABASE_URL", databaseUrl,
        "REDIS_URL", redisUrl);
  }
}
