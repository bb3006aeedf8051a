package io.votestream.ingest.kafka;

import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates or checks all topics, waiting for a broker that is still starting. */
public final class TopicsAtStart {

  private static final Logger log = LoggerFactory.getLogger(TopicsAtStart.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String bootstrapServers;
  private final int replicationFactor;

  public TopicsAtStart(String bootstrapServers, int replicationFactor) {
    this.bootstrapServers = bootstrapServers;
    this.replicationFactor = replicationFactor;
  }

  /**
   * @throws IllegalStateException naming the setting that differs, or that Kafka did not answer
   *     within the given time
   */
  public void createOrCheck(List<Topic<?, ?>> topics, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    try (Admin admin = Admin.create(settings())) {
      TopicSetup setup = new TopicSetup(admin, replicationFactor);
      while (true) {
        try {
          setup.createOrCheck(topics);
          return;
        } catch (IllegalStateException e) {
          boolean noAnswer = e.getCause() != null;
          if (!noAnswer || System.nanoTime() > deadline) {
            throw e;
          }
          log.info("Kafka does not answer yet at {}", bootstrapServers);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        AdminClientConfig.CLIENT_ID_CONFIG,
        "ingest-setup",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        10_000,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        5_000,
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        500);
  }
}
