package io.votestream.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** The question for the end waits behind a fetch on the same connection. */
  private static final int FETCH_WAIT_MS = 100;

  private static final Duration CONFIRM_EVERY = Duration.ofMillis(200);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Topic<K, V> topic;
  private final Map<String, Object> settings;
  private final Consumer<ConsumerRecord<K, V>> handler;
  private final List<TopicPartition> partitions;
  private final Thread thread;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);

  /** Where to go on from: the places behind the records that were handled. */
  private final Map<TopicPartition, Long> handled = new HashMap<>();

  private Duration pause = FIRST_PAUSE;
  private volatile @Nullable KafkaConsumer<K, V> current;
  private volatile @Nullable Long freshNanos;

  /**
   * @param handler called in the reader's thread, in the order of each partition; must not block. A
   *     record at which it fails is handed to it again
   */
  public CompactedTopicReader(
      String bootstrapServers, Topic<K, V> topic, Consumer<ConsumerRecord<K, V>> handler) {
    this.topic = topic;
    this.handler = handler;
    this.partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    this.settings =
        KafkaClient.settings(
            bootstrapServers,
            Map.of(
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
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_WAIT_MS));
    this.thread = Thread.ofPlatform().name("reader-" + topic.name()).daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Every record that was in the topic this long ago has been handled; null before the topic has
   * been read to its end once. Grows while Kafka does not answer. By the monotonic clock, so that a
   * step of the wall clock cannot prolong a lease.
   */
  public @Nullable Duration age() {
    Long last = freshNanos;
    return last == null ? null : Duration.ofNanos(System.nanoTime() - last);
  }

  /** Whether the topic has been read to the end that it had when reading began. */
  public boolean caughtUp() {
    return caughtUp.getCount() == 0;
  }

  /**
   * Returns when {@link #caughtUp}.
   *
   * @throws IllegalStateException if it is not in time, with a sentence for people
   */
  public void awaitCaughtUp(Duration within) throws InterruptedException {
    if (!caughtUp.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "The topic %s could not be read to its end within %d s."
              .formatted(topic.name(), within.toSeconds()));
    }
  }

  /**
   * What ends a reading ends only that one: a directory that stands still is of no use to anyone.
   */
  private void run() {
    while (!stopping()) {
      try (KafkaConsumer<K, V> reading = consumer()) {
        current = reading;
        read(reading);
      } catch (WakeupException e) {
        log.debug("{}: reader stopped", topic.name());
      } catch (RuntimeException e) {
        log.error("{}: reading failed, goes on in {}: {}", topic.name(), pause, e.toString());
        rest();
      }
    }
  }

  private KafkaConsumer<K, V> consumer() {
    return new KafkaConsumer<>(
        settings, topic.keySerde().deserializer(), topic.valueSerde().deserializer());
  }

  private void read(KafkaConsumer<K, V> consumer) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    handled.forEach(consumer::seek);
    Long asked = null;
    boolean answering = true;
    Map<TopicPartition, Long> ends = Map.of();
    while (!stopping()) {
      try {
        if (reached(ends, consumer)) {
          if (!ends.isEmpty()) {
            freshNanos = asked;
            caughtUp.countDown();
            pause = FIRST_PAUSE;
            ends = Map.of();
            if (!answering) {
              answering = true;
              log.info("{}: Kafka answers again", topic.name());
            }
          }
          long now = System.nanoTime();
          if (asked == null || now - asked > CONFIRM_EVERY.toNanos()) {
            ends = consumer.endOffsets(partitions, REQUEST_TIMEOUT);
            asked = now;
          }
        }
        consumer.poll(POLL).forEach(this::handle);
      } catch (RecordDeserializationException e) {
        log.error("{} offset {} is no record of this topic, skipped", topic.name(), e.offset());
        consumer.seek(e.topicPartition(), e.offset() + 1);
      } catch (RetriableException e) {
        if (answering) {
          answering = false;
          log.warn("{}: {}", topic.name(), e.getMessage());
        }
      }
    }
  }

  private void handle(ConsumerRecord<K, V> record) {
    handler.accept(record);
    handled.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
  }

  private void rest() {
    try {
      stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private boolean reached(Map<TopicPartition, Long> ends, KafkaConsumer<K, V> consumer) {
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    open.entrySet()
        .removeIf(end -> consumer.position(end.getKey(), REQUEST_TIMEOUT) >= end.getValue());
    return open.isEmpty();
  }

  @Override
  public void close() throws InterruptedException {
    stop.countDown();
    KafkaConsumer<K, V> reading = current;
    if (reading != null) {
      reading.wakeup();
    }
    if (thread.getState() != Thread.State.NEW) {
      thread.join(CLOSE_TIMEOUT);
    }
  }
}
