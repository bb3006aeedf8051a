package io.votestream.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** What every client of Kafka is told, whether it reads, writes or administers. */
public final class KafkaClient {

  /**
   * A broker that was lost with its host refuses nothing, it is silent. By default a client waits
   * ten seconds for it to take the connection, and asks no other broker where the leaders are now.
   */
  private static final int CONNECTED_WITHIN_MS = 1_000;

  private static final int LONGEST_PAUSE_MS = 500;

  private static final int SESSION_MS = 6_000;
  private static final int HEARTBEAT_MS = 1_500;

  private KafkaClient() {}

  /**
   * @param bootstrapServers host:port, comma separated
   * @param own what only this client is told
   */
  public static Map<String, Object> settings(String bootstrapServers, Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_PAUSE_MS);
    settings.put(
        CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECTED_WITHIN_MS);
    settings.put(
        CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, CONNECTED_WITHIN_MS);
    settings.putAll(own);
    return settings;
  }

  /**
   * What a member of a consumer group is told besides: how soon the others take over from one that
   * died.
   *
   * @param longestTurn of work between two polls; a rebalance waits for a member as long, and then
   *     goes on without it
   */
  public static Map<String, Object> groupMembership(Duration longestTurn) {
    return Map.of(
        CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG,
        SESSION_MS,
        CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG,
        HEARTBEAT_MS,
        CommonClientConfigs.MAX_POLL_INTERVAL_MS_CONFIG,
        Math.toIntExact(longestTurn.toMillis()));
  }
}
