package io.votestream.tally.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The polls whose state changed since it was last emitted. It is a store, not only memory: Streams
 * commits at times of its own choosing (a rebalance, a shutdown, another task), and a change that
 * was committed but not emitted would wait for the poll's next event, which may never come.
 */
final class Outbox {

  private static final byte[] LISTED = {};

  private final KeyValueStore<String, byte[]> store;
  // What the store holds, once it has been read.
  private @Nullable Set<String> polls;

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

  void add(String pollId) {
    if (polls().add(pollId)) {
      store.put(pollId, LISTED);
    }
  }

  /**
   * Hands out every poll in the box and empties it.
   *
   * @return whether there was any
   */
  boolean drain(Consumer<String> emit) {
    List<String> drained = List.copyOf(polls());
    for (String pollId : drained) {
      emit.accept(pollId);
      store.delete(pollId);
    }
    polls().clear();
    return !drained.isEmpty();
  }

  private Set<String> polls() {
    if (polls == null) {
      polls = new LinkedHashSet<>();
      try (KeyValueIterator<String, byte[]> all = store.all()) {
        while (all.hasNext()) {
          polls.add(all.next().key);
        }
      }
    }
    return polls;
  }
}
