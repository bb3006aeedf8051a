package io.votestream.tally.topology;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;

import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Partial;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * From the first stage to the second: all partials of a poll in one partition. Compacted, since a
 * partial is absolute: whoever reads the topic from its beginning has the state, and it stays as
 * small as the state however fast votes come.
 */
public final class PartialsTopic {

  public static final Topic<String, Partial> TOPIC =
      new Topic<>(
          "tally-partials",
          4,
          Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT),
          Serdes.String(),
          Topics.protobuf(Partial.getDefaultInstance()));

  /** By poll alone, while the key also names the partition of the vote log. */
  static final StreamPartitioner<String, Partial> BY_POLL =
      (topic, key, partial, partitions) ->
          Optional.of(Set.of(Math.floorMod(partial.getPollId().hashCode(), partitions)));

  private PartialsTopic() {}

  static String key(String pollId, int voteLogPartition) {
    return pollId + "/" + voteLogPartition;
  }
}
