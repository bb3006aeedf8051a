package io.votestream.audit.kafka;

import io.votestream.audit.comparison.ViewUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a whole topic from its beginning, and later what has been added since. */
final class TopicTail implements AutoCloseable {

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();

  TopicTail(String bootstrapServers, String topic) {
    this.topic = topic;
    this.consumer = Consumers.open(bootstrapServers);
  }

  /** Hands over every record up to the end that the topic has now. */
  void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) throws ViewUnavailableException {
    try {
      if (partitions.isEmpty()) {
        consumer
            .partitionsFor(topic)
            .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
      }
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      long silentSince = System.nanoTime();
      while (true) {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (ends.isEmpty()) {
          return;
        }
        var records = consumer.poll(Consumers.POLL);
        records.forEach(reader);
        if (!records.isEmpty()) {
          silentSince = System.nanoTime();
        } else if (System.nanoTime() - silentSince > Consumers.TIMEOUT.toNanos()) {
          throw new KafkaException("no record in " + Consumers.TIMEOUT.toSeconds() + " s");
        }
      }
    } catch (KafkaException e) {
      throw new ViewUnavailableException("topic " + topic, e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
