package io.votestream.ingest.testing;

import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what stands in the vote log. */
public final class VoteLogContent {

  public static final int PARTITIONS = 12;
  public static final Topic<byte[], VoteLogRecord> TOPIC = Topics.voteLog(PARTITIONS);

  private static final List<TopicPartition> all =
      IntStream.range(0, PARTITIONS)
          .mapToObj(partition -> new TopicPartition(TOPIC.name(), partition))
          .toList();

  private VoteLogContent() {}

  /** How many records there are. */
  public static long size() {
    try (KafkaConsumer<byte[], VoteLogRecord> consumer = consumer()) {
      return consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** All records of a poll, each partition in its order. */
  public static List<ConsumerRecord<byte[], VoteLogRecord>> of(String pollId) {
    List<ConsumerRecord<byte[], VoteLogRecord>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], VoteLogRecord> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (pollId.equals(pollId(record.value()))) {
                    found.add(record);
                  }
                });
      }
    }
    return found;
  }

  public static List<ConsumerRecord<byte[], VoteLogRecord>> votesOf(String pollId) {
    return of(pollId).stream().filter(record -> record.value().hasVoteCast()).toList();
  }

  private static String pollId(VoteLogRecord record) {
    return switch (record.getEventCase()) {
      case VOTE_CAST -> record.getVoteCast().getPollId();
      case POLL_OPENED -> record.getPollOpened().getPollId();
      case POLL_CLOSED -> record.getPollClosed().getPollId();
      case EVENT_NOT_SET -> "";
    };
  }

  private static KafkaConsumer<byte[], VoteLogRecord> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            RealKafka.bootstrapServers(),
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        TOPIC.keySerde().deserializer(),
        TOPIC.valueSerde().deserializer());
  }
}
