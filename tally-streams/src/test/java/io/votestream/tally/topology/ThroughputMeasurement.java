package io.votestream.tally.topology;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.votestream.localstack.parts.Folders;
import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.testparts.RealKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Votes per second through the whole topology, exactly once, against the least that any counting
 * does: one consumer and a HashMap, on the same log in the same process.
 *
 * <p>Each run has a broker of its own, which is gone with its data at the end: records of an
 * earlier run would be counted in this one's time. Arguments: votes, polls, threads.
 */
final class ThroughputMeasurement {

  private static final int PARTITIONS = 12;

  private final String bootstrapServers = RealKafka.bootstrapServers();
  private final int votes;
  private final int polls;
  private final int threads;

  private ThroughputMeasurement(int votes, int polls, int threads) {
    this.votes = votes;
    this.polls = polls;
    this.threads = threads;
  }

  public static void main(String[] args) throws Exception {
    new ThroughputMeasurement(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))
        .run();
  }

  private void run() throws Exception {
    long ends = fill();
    double bare = 0;
    for (int round = 1; round <= 3; round++) {
      bare = bareLoop();
      System.out.printf("bare consumer + HashMap: %,.0f events/s%n", bare);
    }
    double tally = tally(ends);
    System.out.printf("tally, exactly once, %d threads: %,.0f events/s%n", threads, tally);
    System.out.printf("ratio %.2f%n", tally / bare);
  }

  /** Events in the log. */
  private long fill() throws Exception {
    Topic<byte[], VoteLogRecord> voteLog = Topics.voteLog(PARTITIONS);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<Topic<?, ?>> topics = new ArrayList<>(Topics.all(PARTITIONS));
      topics.add(PartialsTopic.TOPIC);
      new TopicSetup(admin, 1).createOrCheck(topics);
    }
    try (KafkaProducer<byte[], VoteLogRecord> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                5,
                "batch.size",
                1 << 17,
                "compression.type",
                "lz4"),
            voteLog.keySerde().serializer(),
            voteLog.valueSerde().serializer())) {
      List<String> ids = IntStream.range(0, polls).mapToObj(i -> "poll" + i).toList();
      PollRules rules =
          PollRules.newBuilder().setOptions(4).setMinChoices(1).setMaxChoices(1).build();
      for (String id : ids) {
        VoteLogRecord opened =
            VoteLogRecord.newBuilder()
                .setPollOpened(
                    PollOpened.newBuilder()
                        .setPollId(id)
                        .setEpoch(1)
                        .setPartitionCount(PARTITIONS)
                        .setRules(rules))
                .build();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          producer.send(
              new ProducerRecord<>(voteLog.name(), partition, VoteLogKey.ofMarker(id), opened));
        }
      }
      SplittableRandom random = new SplittableRandom(1);
      byte[] key = new byte[16];
      long start = System.nanoTime();
      for (int i = 0; i < votes; i++) {
        random.nextBytes(key);
        VoteCast vote =
            VoteCast.newBuilder()
                .setPollId(ids.get(random.nextInt(polls)))
                .setBallotKey(ByteString.copyFrom(key))
                .addChoices(random.nextInt(4))
                .build();
        producer.send(
            new ProducerRecord<>(
                voteLog.name(),
                VoteLogKey.ofVote(vote.getPollId(), vote.getBallotKey()),
                VoteLogRecord.newBuilder().setVoteCast(vote).build()));
      }
      producer.flush();
      System.out.printf("filled: %,.0f votes/s%n", votes * 1e9 / (System.nanoTime() - start));
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(voteLog)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private record Slot(String pollId, ByteString ballotKey) {}

  private double bareLoop() throws Exception {
    Topic<byte[], VoteLogRecord> voteLog = Topics.voteLog(PARTITIONS);
    Set<Slot> slots = new HashSet<>();
    Map<String, long[]> counts = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(voteLog);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long total =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      long start = System.nanoTime();
      double cpuBefore = cpuSeconds();
      long seen = 0;
      while (seen < total) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          seen++;
          VoteLogRecord event = VoteLogRecord.parseFrom(record.value());
          if (event.hasVoteCast()) {
            VoteCast vote = event.getVoteCast();
            if (slots.add(new Slot(vote.getPollId(), vote.getBallotKey()))) {
              counts.computeIfAbsent(vote.getPollId(), id -> new long[4])[vote.getChoices(0)]++;
            }
          }
        }
      }
      System.out.printf("  %.2f us CPU per event%n", (cpuSeconds() - cpuBefore) * 1e6 / seen);
      return seen * 1e9 / (System.nanoTime() - start);
    }
  }

  private double tally(long total) throws Exception {
    Path state = Files.createTempDirectory("tally-state");
    KafkaStreams streams =
        new KafkaStreams(
            TallyTopology.build(PARTITIONS, new TallyMetrics(new SimpleMeterRegistry())),
            new StreamsSettings(bootstrapServers, "measured-1", state, threads, 1).toProperties());
    CountDownLatch running = new CountDownLatch(1);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    streams.start();
    running.await();
    long start = System.nanoTime();
    double cpuBefore = cpuSeconds();
    Map<String, Long> versions = new HashMap<>();
    long version = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(Topics.TALLIES);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long half = 0;
      while (version < total) {
        if (half == 0 && version > total / 2) {
          half = version;
          start = System.nanoTime();
          cpuBefore = cpuSeconds();
        }
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          Tally tally = Tally.parseFrom(record.value());
          Long before = versions.put(tally.getPollId(), tally.getVersion());
          version += tally.getVersion() - (before == null ? 0 : before);
        }
      }
      total -= half;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("  %.2f us CPU per event%n", (cpuSeconds() - cpuBefore) * 1e6 / total);
    streams.close();
    Folders.delete(state);
    return total / seconds;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "max.poll.records",
            5_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }
}
