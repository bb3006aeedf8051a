package io.votestream.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole compacted topic from its beginning and then follows it, in one thread, without a
 * consumer group: every instance sees every record. Only committed records are seen.
 */
public final class CompactedTopicReader<K, V> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CompactedTopicReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CONFIRM_EVERY = Duration.ofMillis(200);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Topic<K, V> topic;
  private final KafkaConsumer<K, V> consumer;
  private final Consumer<ConsumerRecord<K, V>> handler;
  private final List<TopicPartition> partitions;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable Instant freshAt;

  /**
   * @param handler called in the reader's thread, in the order of each partition; must not block
   */
  public CompactedTopicReader(
      String bootstrapServers, Topic<K, V> topic, Consumer<ConsumerRecord<K, V>> handler) {
    this.topic = topic;
    this.handler = handler;
    this.partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "reader-" + topic.name(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500),
            topic.keySerde().deserializer(),
            topic.valueSerde().deserializer());
    this.thread = Thread.ofPlatform().name("reader-" + topic.name()).daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * The newest instant before which every record then in the topic has been handled; null before
   * the topic has been read to its end once. It stands still while Kafka does not answer.
   */
  public @Nullable Instant freshAt() {
    return freshAt;
  }

  /** Whether the topic has been read to the end that it had when reading began. */
  public boolean caughtUp() {
    return freshAt != null;
  }

  private void run() {
    try (consumer) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant asked = Instant.MIN;
      Map<TopicPartition, Long> ends = Map.of();
      while (!stopping) {
        try {
          if (reached(ends)) {
            if (!ends.isEmpty()) {
              freshAt = asked;
              ends = Map.of();
            }
            Instant now = Instant.now();
            if (asked.equals(Instant.MIN) || now.isAfter(asked.plus(CONFIRM_EVERY))) {
              ends = consumer.endOffsets(partitions, REQUEST_TIMEOUT);
              asked = now;
            }
          }
          consumer.poll(POLL).forEach(handler);
        } catch (RecordDeserializationException e) {
          log.error("{} offset {} is no record of this topic, skipped", topic.name(), e.offset());
          consumer.seek(e.topicPartition(), e.offset() + 1);
        } catch (RetriableException e) {
          log.warn("{}: {}", topic.name(), e.getMessage());
        }
      }
    } catch (WakeupException e) {
      log.debug("{}: reader stopped", topic.name());
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    open.entrySet()
        .removeIf(end -> consumer.position(end.getKey(), REQUEST_TIMEOUT) >= end.getValue());
    return open.isEmpty();
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    consumer.wakeup();
    thread.join(CLOSE_TIMEOUT);
  }
}
