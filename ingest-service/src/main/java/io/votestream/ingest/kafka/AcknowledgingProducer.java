package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one producer of an instance: idempotent, acknowledged by all in-sync replicas, batched, and
 * with every time limit within {@link AcceptanceWindow#ACK_BUDGET}.
 */
public final class AcknowledgingProducer implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private final KafkaProducer<byte[], byte[]> producer;

  public AcknowledgingProducer(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            settings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return KafkaClient.settings(
        bootstrapServers,
        Map.ofEntries(
            Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "ingest"),
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
            Map.entry(ProducerConfig.LINGER_MS_CONFIG, 3),
            Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500),
            Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000),
            Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_400),
            Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50)));
  }

  /** Learns where the topics are, so that the first vote does not have to wait for it. */
  public void connect(List<Topic<?, ?>> topics) {
    topics.forEach(topic -> producer.partitionsFor(topic.name()));
  }

  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
  }

  void send(ProducerRecord<byte[], byte[]> record, Callback acknowledged) {
    producer.send(record, acknowledged);
  }

  /** Waits for what is still under way. */
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
