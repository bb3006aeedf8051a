package io.votestream.localstack.views;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the snapshot writers, one consumer group for each store, have read. */
public final class SnapshotGroups implements AutoCloseable {

  private static final List<String> GROUPS = List.of("postgres-snapshots", "redis-snapshots");
  private static final long TIMEOUT_SECONDS = 30;
  private static final Duration REWIND_LIMIT = Duration.ofSeconds(60);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(30);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String bootstrapServers;
  private final Admin admin;

  public SnapshotGroups(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Sends both back to the beginning. Their members must be gone. */
  public void rewind() throws InterruptedException, ExecutionException, TimeoutException {
    Instant limit = Instant.now().plus(REWIND_LIMIT);
    for (String group : GROUPS) {
      Map<TopicPartition, OffsetAndMetadata> beginnings = beginnings(committed(group).keySet());
      while (!rewind(group, beginnings)) {
        if (Instant.now().isAfter(limit)) {
          throw new TimeoutException("the group " + group + " still has members");
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /** False while the broker takes the group to have members, as after an unclean end of one. */
  private boolean rewind(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      admin.alterConsumerGroupOffsets(group, offsets).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException) {
        return false;
      }
      throw e;
    }
  }

  /** Waits until both have read every record that was in their topics when this was called. */
  public void awaitCaughtUp() throws InterruptedException, ExecutionException, TimeoutException {
    Instant limit = Instant.now().plus(CATCH_UP_LIMIT);
    for (String group : GROUPS) {
      Map<TopicPartition, Long> goals = ends(committed(group).keySet());
      while (isBehind(group, goals)) {
        if (Instant.now().isAfter(limit)) {
          throw new TimeoutException("the group " + group + " has not caught up");
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private boolean isBehind(String group, Map<TopicPartition, Long> goals)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> positions = new HashMap<>();
    committed(group).forEach((partition, offset) -> positions.put(partition, offset.offset()));
    positions.entrySet().removeIf(at -> at.getValue() >= goals.getOrDefault(at.getKey(), 0L));
    return !positions.isEmpty() && holdsRecords(positions, goals);
  }

  /**
   * Whether there is a record between these positions and the ends. The distance does not tell:
   * transactions leave markers in the log that nobody reads. True also if it could not be found out
   * in time.
   */
  private boolean holdsRecords(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(positions.keySet());
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
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private Map<TopicPartition, OffsetAndMetadata> beginnings(Iterable<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(partitions, OffsetSpec.earliest()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, at -> new OffsetAndMetadata(at.getValue())));
  }

  private Map<TopicPartition, Long> ends(Iterable<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(partitions, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(Iterable<TopicPartition> partitions, OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, spec));
    return admin
        .listOffsets(wanted)
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
