package io.votestream.bench.audit;

import io.votestream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How fast the vote log can be read: the loop and the settings of Kafka's own
 * `kafka-consumer-perf-test`, which is not among the libraries here.
 */
final class ConsumerRate {

  private static final Duration POLL = Duration.ofMillis(100);

  private ConsumerRate() {}

  /** Records per second over the whole log. */
  static double measure(String bootstrapServers) {
    String topic = Topics.voteLog(1).name();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CHECK_CRCS_CONFIG,
                false,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                2 << 20,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1 << 20),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long all = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      long records = 0;
      long begun = System.nanoTime();
      while (records < all) {
        records += consumer.poll(POLL).count();
      }
      return records / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
