package io.votestream.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.RunningIngest;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import io.votestream.testparts.RealKafka;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompactedTopicReaderTest {

  private final String id = UUID.randomUUID().toString();
  private final List<Integer> versions = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  @BeforeAll
  static void start() {
    RunningIngest.shared();
  }

  @Test
  void goesOnAfterAFailureOfWhoeverItReadsFor() throws InterruptedException {
    write(3);
    write(4);
    try (var reader =
        new CompactedTopicReader<>(RealKafka.bootstrapServers(), Topics.POLLS, this::handle)) {
      reader.start();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(reader::caughtUp);
      assertThat(failures).hasValue(3);
      assertThat(versions).containsExactly(3, 4);
      write(5);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> versions.contains(5));
      assertThat(versions).as("none is handled twice").containsExactly(3, 4, 5);
    }
  }

  private void handle(ConsumerRecord<String, Poll> record) {
    if (record.key().equals(id)) {
      if (record.value().getVersion() == 4 && failures.getAndIncrement() < 2) {
        throw new IllegalStateException("a fault of the handler");
      }
      versions.add(record.value().getVersion());
    }
  }

  private void write(int version) {
    try (AcknowledgingProducer producer = new AcknowledgingProducer(RealKafka.bootstrapServers())) {
      new KafkaPollLog(producer)
          .write(Poll.newBuilder().setId(id).setVersion(version).build(), Duration.ofSeconds(10));
    }
  }
}
