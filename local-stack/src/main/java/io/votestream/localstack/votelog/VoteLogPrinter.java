package io.votestream.localstack.votelog;

import io.votestream.schemas.Rounds;
import io.votestream.schemas.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the whole vote log and prints a line for each record. */
public final class VoteLogPrinter {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Optional<String> poll;

  /**
   * @param poll only records of this poll
   */
  public VoteLogPrinter(String bootstrapServers, Optional<String> poll) {
    this.bootstrapServers = bootstrapServers;
    this.poll = poll;
  }

  /**
   * Prints what is in the log now.
   *
   * @param follow then goes on with what is appended, for ever
   */
  public void print(PrintStream out, boolean follow) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.VOTE_LOG).stream()
              .map(partition -> new TopicPartition(Topics.VOTE_LOG, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (follow || isBehind(consumer, ends)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (follow || isBeforeEnd(record, ends)) {
            print(out, VoteLogLine.of(record));
          }
        }
        out.flush();
      }
    }
  }

  private static boolean isBehind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static boolean isBeforeEnd(
      ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> ends) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() < ends.getOrDefault(partition, 0L);
  }

  private void print(PrintStream out, VoteLogLine line) {
    if (poll.isEmpty() || poll.get().equals(Rounds.pollId(line.pollId()))) {
      out.println(line.json());
    }
  }
}
