package io.votestream.localstack.views;

import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a view is behind the topics that it shows. */
public final class ViewProgress implements AutoCloseable {

  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(30);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final List<TopicPartition> partitions;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public ViewProgress(String bootstrapServers, List<Topic<?, ?>> topics) {
    this.partitions =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
    this.consumer =
        new KafkaConsumer<>(
            KafkaClient.settings(
                bootstrapServers,
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions);
  }

  /** Waits until the view has every record that was in the topics when this was called. */
  public void awaitCaughtUp(View view)
      throws IOException, SQLException, InterruptedException, TimeoutException {
    Instant limit = Instant.now().plus(CATCH_UP_LIMIT);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, READ_LIMIT);
    while (isBehind(view.positions(), ends)) {
      if (Instant.now().isAfter(limit)) {
        throw new TimeoutException("a view has not caught up within " + CATCH_UP_LIMIT);
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean isBehind(Map<String, Long> positions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          long position = positions.getOrDefault(partition.toString(), 0L);
          if (position < end) {
            behind.put(partition, position);
          }
        });
    return !behind.isEmpty() && holdsRecords(behind, ends);
  }

  /**
   * Whether there is a record between these positions and the ends. The distance does not tell:
   * transactions leave markers in the log that nobody reads. True also if it could not be found out
   * in time.
   */
  private boolean holdsRecords(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    consumer.pause(partitions);
    consumer.resume(positions.keySet());
    positions.forEach(consumer::seek);
    Instant limit = Instant.now().plus(READ_LIMIT);
    while (Instant.now().isBefore(limit)) {
      if (!consumer.poll(PAUSE).isEmpty()) {
        return true;
      }
      if (positions.keySet().stream()
          .allMatch(at -> consumer.position(at) >= ends.getOrDefault(at, 0L))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
