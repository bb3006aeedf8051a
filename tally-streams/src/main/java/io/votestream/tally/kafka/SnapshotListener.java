package io.votestream.tally.kafka;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Timer;
import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.PollSnapshots;
import io.votestream.tally.domain.RejectionSnapshots;
import io.votestream.tally.domain.TallySnapshots;
import io.votestream.tally.domain.ViewPositions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerSeekAware;

/**
 * Writes what one poll brought to one store. If that fails the container repeats the whole batch,
 * which changes nothing that was written before. Where reading goes on the store says, not the
 * consumer group: what the group has committed is for those who look how far it is.
 */
public final class SnapshotListener
    implements BatchConsumerAwareMessageListener<String, byte[]>, ConsumerSeekAware {

  private static final Logger log = LoggerFactory.getLogger(SnapshotListener.class);

  /** The view cannot stand there: of a partition that is not assigned. */
  private static final long NOWHERE = -1;

  private final ViewPositions positions;
  private final Executor guard;
  private final Timer lag;
  private final List<Sink<?>> sinks = new ArrayList<>();

  /** Of the assigned partitions: behind what was written. Only the consumer's thread is here. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /**
   * @param positions of the store
   * @param guard runs each write in the calling thread, or refuses it
   * @param lag measures from the newest vote in a tally to the store's confirmation
   */
  public SnapshotListener(ViewPositions positions, Executor guard, Timer lag) {
    this.positions = positions;
    this.guard = guard;
    this.lag = lag;
  }

  public SnapshotListener with(PollSnapshots store) {
    sinks.add(new Sink<>(Topics.POLLS, store::savePolls));
    return this;
  }

  /** To be added before the tallies: a tally tells which rejections must be there already. */
  public SnapshotListener with(RejectionSnapshots store) {
    sinks.add(new Sink<>(Topics.REJECTIONS, store::saveRejections));
    return this;
  }

  public SnapshotListener with(TallySnapshots store) {
    sinks.add(
        new Sink<>(
            Topics.TALLIES,
            tallies -> {
              store.save(tallies);
              tallies.forEach(this::measure);
            }));
    return this;
  }

  public String[] topics() {
    return sinks.stream().map(sink -> sink.topic.name()).toArray(String[]::new);
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    next.putAll(assigned);
  }

  @Override
  public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
    next.keySet().removeAll(requireNonNull(revoked));
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> consumer) {
    Map<String, Long> from = new HashMap<>();
    Map<String, Long> to = new HashMap<>();
    Map<TopicPartition, Long> behind = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      behind.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    behind.forEach(
        (partition, end) -> {
          from.put(partition.toString(), next.getOrDefault(partition, NOWHERE));
          to.put(partition.toString(), end);
        });
    guard.execute(
        () -> {
          if (positions.advance(from, to, () -> sinks.forEach(sink -> sink.write(records)))) {
            next.putAll(behind);
          } else {
            Set<TopicPartition> again = new HashSet<>(behind.keySet());
            again.retainAll(next.keySet());
            again.forEach(partition -> next.put(partition, NOWHERE));
            goToStored(requireNonNull(consumer)::seek);
          }
        });
  }

  /** A view that is lost while nothing happens has nothing to refuse. */
  @Override
  public void onIdleContainer(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    try {
      guard.execute(
          () -> goToStored((at, offset) -> callback.seek(at.topic(), at.partition(), offset)));
    } catch (RuntimeException e) {
      // The breaker says once that a store is gone, and the next look comes soon.
      log.debug("the store does not say where it stands", e);
    }
  }

  private void goToStored(BiConsumer<TopicPartition, Long> seek) {
    Map<String, Long> stored = positions.stored();
    next.replaceAll(
        (partition, expected) -> {
          long offset = stored.getOrDefault(partition.toString(), 0L);
          if (offset != expected) {
            log.info("{}: the view stands at {}, reading goes on there", partition, offset);
            seek.accept(partition, offset);
          }
          return offset;
        });
  }

  private void measure(Tally tally) {
    lag.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - tally.getAsOf())));
  }

  private record Sink<V>(Topic<String, V> topic, java.util.function.Consumer<List<V>> store) {

    void write(List<ConsumerRecord<String, byte[]>> records) {
      List<V> values =
          records.stream()
              .filter(record -> record.topic().equals(topic.name()))
              .map(this::read)
              .filter(Objects::nonNull)
              .toList();
      if (!values.isEmpty()) {
        store.accept(values);
      }
    }

    /** Null for what is no message: it says nothing about any poll, and would stop all others. */
    private @Nullable V read(ConsumerRecord<String, byte[]> record) {
      try {
        return topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
      } catch (SerializationException e) {
        log.error(
            "{} partition {} offset {} is no record of this topic, skipped",
            record.topic(),
            record.partition(),
            record.offset());
        return null;
      }
    }
  }
}
