package io.votestream.query.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bootstrapServers KAFKA_BOOTSTRAP_SERVERS
 * @param replicationFactor KAFKA_REPLICATION_FACTOR, of topics that are created here
 * @param voteLogPartitions VOTE_LOG_PARTITIONS
 */
@ConfigurationProperties("votestream.kafka")
record KafkaProperties(String bootstrapServers, int replicationFactor, int voteLogPartitions) {}
