package io.votestream.tally.topology;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Partial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The polls whose state changed since it was last emitted. It is a store, not only memory: Streams
 * commits at times of its own choosing (a rebalance, a shutdown, another task), and a change that
 * was committed but not emitted would wait for the poll's next event, which may never come.
 */
final class Outbox {

  private static final byte[] LISTED = {};
  private static final byte[] LISTED_AS_RANKED = {1};

  private final KeyValueStore<String, byte[]> store;
  private final RankedShare share = new RankedShare();
  // What the store holds, once it has been read.
  private final Set<String> plain = new LinkedHashSet<>();
  private final Set<String> ranked = new LinkedHashSet<>();
  private boolean read;

  Outbox(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** In memory, as it holds only what came within the last emission interval; logged to Kafka. */
  static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  void add(Partial changed) {
    readOnce();
    boolean isRanked = isRanked(changed);
    if ((isRanked ? ranked : plain).add(changed.getPollId())) {
      store.put(changed.getPollId(), isRanked ? LISTED_AS_RANKED : LISTED);
    }
  }

  /**
   * Hands out polls and takes them out of the box: every one that is not ranked, and then as many
   * ranked ones as their share of time allows.
   *
   * @return whether there was any
   */
  boolean drain(long now, Consumer<String> emit) {
    readOnce();
    List<String> drained = new ArrayList<>(plain);
    drained.forEach(emit);
    if (!ranked.isEmpty() && share.isTurn(now)) {
      long begun = System.nanoTime();
      Iterator<String> waiting = ranked.iterator();
      do {
        String pollId = waiting.next();
        emit.accept(pollId);
        drained.add(pollId);
      } while (waiting.hasNext() && share.goesOn(begun));
      share.worked(now, begun);
    }
    for (String pollId : drained) {
      store.delete(pollId);
      plain.remove(pollId);
      ranked.remove(pollId);
    }
    return !drained.isEmpty();
  }

  static boolean isRanked(Partial partial) {
    return partial.getRules().getKind() == BallotKind.BALLOT_KIND_RANKED;
  }

  private void readOnce() {
    if (read) {
      return;
    }
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> listed = all.next();
        (listed.value.length > 0 ? ranked : plain).add(listed.key);
      }
    }
    read = true;
  }
}
