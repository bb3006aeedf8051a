package io.votestream.tally.topology;

import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Tally;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole tally: {@code vote-log → fold → tally-partials → merge → tallies}, with {@code
 * rejections} and {@code dead-letters} on the side.
 */
public final class TallyTopology {

  static final String BALLOTS = "ballots";
  static final String RANKINGS = "rankings";
  static final String PARTIALS = "partials";
  static final String UNEMITTED_PARTIALS = "unemitted-partials";
  static final String PARTIALS_BY_POLL = "partials-by-poll";
  static final String UNEMITTED_TALLIES = "unemitted-tallies";

  static final String TO_PARTIALS = "to-partials";
  static final String TO_REJECTIONS = "to-rejections";
  static final String TO_DEAD_LETTERS = "to-dead-letters";

  /** A foreign producer may leave the time out; Streams would stop at such a record for ever. */
  private static final TimestampExtractor NEVER_NEGATIVE =
      (record, partitionTime) -> Math.max(0, record.timestamp());

  private TallyTopology() {}

  public static Topology build(int voteLogPartitions, TallyMetrics metrics) {
    Topic<String, Partial> partials = PartialsTopic.TOPIC;
    Stage<byte[], byte[], Object, Object> fold =
        new Stage<>(
            () -> new FoldProcessor(metrics),
            Set.of(
                ballots(),
                RankingCounts.store(RANKINGS),
                partials(PARTIALS),
                Outbox.store(UNEMITTED_PARTIALS)));
    Stage<String, Partial, String, Tally> merge =
        new Stage<>(
            () -> new MergeProcessor(voteLogPartitions, metrics),
            Set.of(partials(PARTIALS_BY_POLL), Outbox.store(UNEMITTED_TALLIES)));

    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.earliest(),
        "vote-log",
        NEVER_NEGATIVE,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topics.voteLog(voteLogPartitions).name());
    topology.addProcessor("fold", fold, "vote-log");
    addSink(topology, TO_REJECTIONS, Topics.REJECTIONS, "fold");
    addSink(topology, TO_DEAD_LETTERS, Topics.DEAD_LETTERS, "fold");
    topology.addSink(
        TO_PARTIALS,
        partials.name(),
        partials.keySerde().serializer(),
        partials.valueSerde().serializer(),
        PartialsTopic.BY_POLL,
        "fold");

    topology.addSource(
        AutoOffsetReset.earliest(),
        "partials",
        partials.keySerde().deserializer(),
        partials.valueSerde().deserializer(),
        partials.name());
    topology.addProcessor("merge", merge, "partials");
    addSink(topology, "to-tallies", Topics.TALLIES, "merge");
    return topology;
  }

  private static <K, V> void addSink(
      Topology topology, String name, Topic<K, V> topic, String parent) {
    topology.addSink(
        name, topic.name(), topic.keySerde().serializer(), topic.valueSerde().serializer(), parent);
  }

  /** Slot to ballot. Without a cache: a slot is rarely touched twice. */
  private static StoreBuilder<?> ballots() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BALLOTS), Serdes.ByteArray(), BallotSerde.serde())
        .withLoggingEnabled(Map.of());
  }

  /** Written at every event; the cache makes that one record of the changelog per commit. */
  private static StoreBuilder<KeyValueStore<String, Partial>> partials(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name),
            Serdes.String(),
            Topics.protobuf(Partial.getDefaultInstance()))
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }
}
