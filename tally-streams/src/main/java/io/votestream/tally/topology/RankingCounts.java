package io.votestream.tally.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.v1.RankingCount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How many ballots have each ranking, of the ranked polls in one partition of the log. Apart from
 * the polls' other state, so that a vote writes one number and not up to two thousand.
 *
 * <p>Key: poll id, a zero byte, option indexes as 4 bytes each; so a poll's rankings lie together.
 */
final class RankingCounts {

  private static final ByteArraySerializer AS_IT_IS = new ByteArraySerializer();

  private final KeyValueStore<byte[], Long> store;

  RankingCounts(KeyValueStore<byte[], Long> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<byte[], Long>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.Long())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  /**
   * @param ranking nothing is done for an empty one
   */
  void add(String pollId, int[] ranking, int ballots) {
    if (ranking.length == 0) {
      return;
    }
    byte[] key = key(pollId, ranking);
    Long before = store.get(key);
    long after = (before == null ? 0 : before) + ballots;
    store.put(key, after == 0 ? null : after);
  }

  List<RankingCount> of(String pollId) {
    List<RankingCount> counts = new ArrayList<>();
    byte[] prefix = key(pollId);
    try (KeyValueIterator<byte[], Long> found = store.prefixScan(prefix, AS_IT_IS)) {
      while (found.hasNext()) {
        KeyValue<byte[], Long> next = found.next();
        ByteBuffer ranking =
            ByteBuffer.wrap(next.key, prefix.length, next.key.length - prefix.length);
        RankingCount.Builder count = RankingCount.newBuilder().setBallots(next.value);
        while (ranking.hasRemaining()) {
          count.addRanking(ranking.getInt());
        }
        counts.add(count.build());
      }
    }
    return counts;
  }

  private static byte[] key(String pollId, int... ranking) {
    byte[] poll = pollId.getBytes(UTF_8);
    ByteBuffer key = ByteBuffer.allocate(poll.length + 1 + ranking.length * Integer.BYTES);
    key.put(poll).put((byte) 0);
    for (int option : ranking) {
      key.putInt(option);
    }
    return key.array();
  }
}
