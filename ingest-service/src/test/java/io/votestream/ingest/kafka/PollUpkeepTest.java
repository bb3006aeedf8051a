package io.votestream.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.domain.AcceptanceWindow;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an instance does about polls that another one left behind. */
class PollUpkeepTest {

  private final String id = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    RunningIngest.shared();
  }

  @Test
  void finishesAClosingWhoseInstanceIsGone() {
    // Before the write: the instance sees the record while its writer is still closing.
    long begun = System.nanoTime();
    write(PollStatus.POLL_STATUS_CLOSING, 4);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> VoteLogContent.of(id).size() >= VoteLogContent.PARTITIONS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThan(AcceptanceWindow.LEASE.plus(AcceptanceWindow.ACK_BUDGET));
    assertThat(VoteLogContent.of(id))
        .allMatch(record -> record.value().getPollClosed().getEpoch() == 2)
        .extracting(record -> record.partition())
        .doesNotHaveDuplicates();
    Awaitility.await().until(() -> versions().contains(5));
  }

  @Test
  void writesAStateAgainThatAnOlderOneWasWrittenAfter() {
    write(PollStatus.POLL_STATUS_CLOSED, 5);
    write(PollStatus.POLL_STATUS_CLOSING, 4);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(versions()).startsWith(5, 4).endsWith(5));
  }

  private void write(PollStatus status, int version) {
    Poll poll =
        Poll.newBuilder()
            .setId(id)
            .setQuestion("q")
            .setRules(PollRules.newBuilder().setOptions(2).setMinChoices(1).setMaxChoices(1))
            .setStatus(status)
            .setEpoch(2)
            .setVersion(version)
            .build();
    try (AcknowledgingProducer producer = new AcknowledgingProducer(RealKafka.bootstrapServers())) {
      new KafkaPollLog(producer).write(poll, Duration.ofSeconds(10));
    }
  }

  /** Of the poll's records, in the order of the topic. */
  private List<Integer> versions() {
    List<Integer> versions = new ArrayList<>();
    TopicPartition only = new TopicPartition(Topics.POLLS.name(), 0);
    try (KafkaConsumer<String, Poll> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RealKafka.bootstrapServers()),
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
                    versions.add(record.value().getVersion());
                  }
                });
      }
    }
    return versions;
  }
}
