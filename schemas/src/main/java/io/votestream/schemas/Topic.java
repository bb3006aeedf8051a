package io.votestream.schemas;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic as all parts of VoteStream agree on it.
 *
 * @param config topic settings that readers and writers rely on; checked at start-up
 */
public record Topic<K, V>(
    String name,
    int partitions,
    Map<String, String> config,
    Serde<K> keySerde,
    Serde<V> valueSerde) {

  NewTopic toNewTopic(short replicationFactor) {
    return new NewTopic(name, partitions, replicationFactor).configs(config);
  }
}
