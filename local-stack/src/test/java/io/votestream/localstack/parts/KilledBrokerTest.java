package io.votestream.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("failure")
class KilledBrokerTest {

  private static final int PARTITIONS = 20;

  /** Longer than it takes to kill the broker, shorter than its restart. */
  private static final int TRANSACTION_MS = 3_000;

  private static final Duration HEALED = Duration.ofSeconds(30);

  @TempDir Path folder;

  /** It runs into its time limit while the broker starts again, which is when ends were lost. */
  @Test
  void endsTheTransactionsThatWereOpen() throws Exception {
    KafkaBroker broker = new KafkaBroker(PartsTest.freePort(), PartsTest.freePort());
    PartProcess process = new PartProcess(broker, new StackHome(folder));
    try {
      process.start();
      process.awaitReady();
      killWithOpenTransaction(process, broker);
    } finally {
      process.stop();
    }
  }

  private static void killWithOpenTransaction(PartProcess process, KafkaBroker broker)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaProducer<String, String> producer = producer(broker.bootstrapServers())) {
      admin
          .createTopics(List.of(new NewTopic("read-committed", PARTITIONS, (short) 1)))
          .all()
          .get();
      producer.initTransactions();
      producer.beginTransaction();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        producer.send(new ProducerRecord<>("read-committed", partition, null, "open"));
      }
      producer.flush();
      assertThat(open(admin)).isEqualTo(PARTITIONS);
      process.kill();
      process.start();
      process.awaitReady();

      long begun = System.nanoTime();
      long open;
      do {
        Thread.sleep(200);
        open = open(admin);
      } while (open > 0 && System.nanoTime() - begun < HEALED.toNanos());
      assertThat(open).as("partitions with an open transaction").isZero();
    }
  }

  private static KafkaProducer<String, String> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "killed-with-its-broker",
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            TRANSACTION_MS),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Partitions whose last stable offset is not their end. */
  private static long open(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition("read-committed", partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> all = admin.listOffsets(ends).all().get();
    return admin
        .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .entrySet()
        .stream()
        .filter(stable -> stable.getValue().offset() != end(all, stable.getKey()))
        .count();
  }

  private static long end(
      Map<TopicPartition, ListOffsetsResultInfo> all, TopicPartition partition) {
    return Objects.requireNonNull(all.get(partition)).offset();
  }
}
