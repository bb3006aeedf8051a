package io.votestream.push.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bootstrapServers KAFKA_BOOTSTRAP_SERVERS
 * @param replicationFactor KAFKA_REPLICATION_FACTOR, of topics that are created here
 */
@ConfigurationProperties("votestream.kafka")
record KafkaProperties(String bootstrapServers, int replicationFactor) {}
