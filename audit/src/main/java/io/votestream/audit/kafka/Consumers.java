package io.votestream.audit.kafka;

import io.votestream.schemas.KafkaClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers as an audit needs them: no group, committed records only, checksums verified. */
final class Consumers {

  /** Kafka not answering for this long means that it cannot be audited. */
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  static final Duration POLL = Duration.ofMillis(200);

  private static final int MEGABYTE = 1 << 20;

  private Consumers() {}

  static KafkaConsumer<byte[], byte[]> open(String bootstrapServers) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.CHECK_CRCS_CONFIG, true);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MEGABYTE);
    config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, MEGABYTE);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return new KafkaConsumer<>(
        KafkaClient.settings(bootstrapServers, config),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
