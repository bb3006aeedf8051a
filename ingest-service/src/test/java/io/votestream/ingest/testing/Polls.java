package io.votestream.ingest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.kafka.AcknowledgingProducer;
import io.votestream.ingest.kafka.KafkaPollLog;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads and writes the topic of polls. */
public final class Polls {

  private Polls() {}

  /** All states of a poll, in the order of the topic. */
  public static List<Poll> states(String id) {
    List<Poll> states = new ArrayList<>();
    TopicPartition only = new TopicPartition(Topics.POLLS.name(), 0);
    try (KafkaConsumer<String, Poll> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RealKafka.bootstrapServers(), "fetch.max.wait.ms", 50),
            Topics.POLLS.keySerde().deserializer(),
            Topics.POLLS.valueSerde().deserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
      while (consumer.position(only) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (record.key().equals(id)) {
                    states.add(record.value());
                  }
                });
      }
    }
    return states;
  }

  /** Writes a state as another instance might have. */
  public static void write(Poll poll) {
    try (AcknowledgingProducer producer = new AcknowledgingProducer(RealKafka.bootstrapServers())) {
      new KafkaPollLog(producer).write(poll, Duration.ofSeconds(10));
    }
  }

  public static Poll newest(String id) {
    List<Poll> states = states(id);
    assertThat(states).isNotEmpty();
    return states.stream().max(Comparator.comparingInt(Poll::getVersion)).orElseThrow();
  }
}
