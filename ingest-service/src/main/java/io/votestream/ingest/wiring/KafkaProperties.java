package io.votestream.ingest.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bootstrapServers host:port, comma separated
 * @param replicationFactor of topics that do not exist yet
 * @param voteLogPartitions fixed for the life of the vote log
 */
@ConfigurationProperties("votestream.kafka")
record KafkaProperties(String bootstrapServers, int replicationFactor, int voteLogPartitions) {}
