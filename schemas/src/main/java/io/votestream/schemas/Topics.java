package io.votestream.schemas;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import com.google.protobuf.Message;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.schemas.v1.WebhookDelivery;
import io.votestream.schemas.v1.Webhooks;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic of VoteStream, each with its serdes and the settings it cannot work without. */
public final class Topics {

  /** Nothing is ever deleted: the log is the evidence. */
  private static final Map<String, String> KEPT_FOR_EVER =
      Map.of(
          CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE,
          RETENTION_MS_CONFIG, "-1",
          RETENTION_BYTES_CONFIG, "-1",
          MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");

  /**
   * The newest value per key. The lag gives a running instance an hour to notice that a straggler
   * was written after a newer state and to write the newer one again, before the log forgets it.
   */
  private static final Map<String, String> NEWEST_PER_KEY =
      Map.of(
          CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT, MIN_COMPACTION_LAG_MS_CONFIG, "3600000");

  /** The name of the vote log, see {@link #voteLog}. */
  public static final String VOTE_LOG = "vote-log";

  /** Definitions and states of polls. One partition: few records, and readers see one order. */
  public static final Topic<String, Poll> POLLS =
      new Topic<>("polls", 1, NEWEST_PER_KEY, Serdes.String(), protobuf(Poll.getDefaultInstance()));

  /** Current tallies, keyed by poll id. */
  public static final Topic<String, Tally> TALLIES =
      new Topic<>(
          "tallies", 4, NEWEST_PER_KEY, Serdes.String(), protobuf(Tally.getDefaultInstance()));

  /** Votes that do not count, keyed by {@link #rejectionKey}. */
  public static final Topic<String, Rejection> REJECTIONS =
      new Topic<>(
          "rejections",
          4,
          KEPT_FOR_EVER,
          Serdes.String(),
          protobuf(Rejection.getDefaultInstance()));

  /** Records of the vote log that are no {@link VoteLogRecord}, as they were. */
  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      new Topic<>("dead-letters", 1, KEPT_FOR_EVER, Serdes.ByteArray(), Serdes.ByteArray());

  /** Who is to be called about which poll, keyed by poll id. */
  public static final Topic<String, Webhooks> WEBHOOKS =
      new Topic<>(
          "webhooks", 1, NEWEST_PER_KEY, Serdes.String(), protobuf(Webhooks.getDefaultInstance()));

  /**
   * How far calls to subscribers have come, keyed by webhook-id. Whoever has its one partition
   * calls.
   */
  public static final Topic<String, WebhookDelivery> WEBHOOK_DELIVERIES =
      new Topic<>(
          "webhook-deliveries",
          1,
          NEWEST_PER_KEY,
          Serdes.String(),
          protobuf(WebhookDelivery.getDefaultInstance()));

  private Topics() {}

  /**
   * The vote log: votes keyed by {@link VoteLogKey}, and per poll its markers in every partition.
   *
   * @param partitions fixed for the life of the log; another number would split the duplicate check
   *     of a ballot slot
   */
  public static Topic<byte[], VoteLogRecord> voteLog(int partitions) {
    return new Topic<>(
        VOTE_LOG,
        partitions,
        KEPT_FOR_EVER,
        Serdes.ByteArray(),
        protobuf(VoteLogRecord.getDefaultInstance()));
  }

  /** All topics, for creating and checking them. */
  public static List<Topic<?, ?>> all(int voteLogPartitions) {
    return List.of(
        voteLog(voteLogPartitions),
        POLLS,
        TALLIES,
        REJECTIONS,
        DEAD_LETTERS,
        WEBHOOKS,
        WEBHOOK_DELIVERIES);
  }

  /** Keeps the rejections of one poll and vote-log partition in one order. */
  public static String rejectionKey(String pollId, int voteLogPartition) {
    return pollId + "/" + voteLogPartition;
  }

  /** Serde of a message type, given any instance of it. */
  public static <M extends Message> Serde<M> protobuf(M instance) {
    return Serdes.serdeFrom(new ProtobufSerializer<>(), new ProtobufDeserializer<>(instance));
  }
}
