package io.votestream.tally.wiring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bootstrapServers KAFKA_BOOTSTRAP_SERVERS
 * @param replicationFactor KAFKA_REPLICATION_FACTOR, of topics that are created here
 * @param voteLogPartitions VOTE_LOG_PARTITIONS
 * @param instance INSTANCE, in logs and metrics
 * @param stateDir STATE_DIR, where RocksDB keeps what can be restored from Kafka
 * @param threads STREAM_THREADS
 */
@ConfigurationProperties("votestream.streams")
record StreamsProperties(
    String bootstrapServers,
    int replicationFactor,
    int voteLogPartitions,
    String instance,
    Path stateDir,
    int threads) {}
