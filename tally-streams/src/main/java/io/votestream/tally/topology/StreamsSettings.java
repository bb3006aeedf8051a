package io.votestream.tally.topology;

import io.votestream.schemas.KafkaClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of Kafka Streams, each for a reason.
 *
 * @param instance name of this process in logs and metrics
 * @param threads each runs a share of the partitions in a transaction of its own
 */
public record StreamsSettings(
    String bootstrapServers, String instance, Path stateDir, int threads, int replicationFactor) {

  /** Also the consumer group, and the beginning of the names of all internal topics. */
  public static final String APPLICATION_ID = "tally-streams";

  /** Far more than folding what one poll brings; a rebalance waits no longer. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

  public Properties toProperties() {
    Properties properties = new Properties();
    properties.putAll(KafkaClient.settings(bootstrapServers, Map.of()));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, instance);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L << 20);
    emission(properties);
    membership(properties);
    throughput(properties);
    return properties;
  }

  private static void emission(Properties properties) {
    // The processors ask for a commit whenever they have emitted; this one is for dead letters
    // only.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    // A turn of emission waits for the end of a poll.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 20);
  }

  private static void membership(Properties properties) {
    // The classic protocol: that of KIP-1071 cannot yet warm up a task before it moves, wants a new
    // group for every change of the topology, and takes its session timeout from the broker, whose
    // minimum is 45 s by default.
    //
    // Not static: a member that rejoins while its broker restarts can be fenced by its own name
    // (KAFKA-20985).
    properties.putAll(KafkaClient.groupMembership(LONGEST_TURN));
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    // How soon a task moves to an instance that has warmed up for it; the least allowed.
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    // How long the open transaction of an instance that does not come back holds up those that read
    // what it wrote. Longer than any pause of a healthy process.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
  }

  private static void throughput(Properties properties) {
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 << 10);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L << 20);
    properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
  }
}
