package io.votestream.tally.kafka;

import io.micrometer.core.instrument.Timer;
import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.PollSnapshots;
import io.votestream.tally.domain.RejectionSnapshots;
import io.votestream.tally.domain.TallySnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Writes what one poll brought to one store. If that fails the container repeats the whole batch,
 * which changes nothing that was written before.
 */
public final class SnapshotListener implements BatchMessageListener<String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(SnapshotListener.class);

  private final Executor guard;
  private final Timer lag;
  private final List<Sink<?>> sinks = new ArrayList<>();

  /**
   * @param guard runs each write in the calling thread, or refuses it
   * @param lag measures from the newest vote in a tally to the store's confirmation
   */
  public SnapshotListener(Executor guard, Timer lag) {
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
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    guard.execute(() -> sinks.forEach(sink -> sink.write(records)));
  }

  private void measure(Tally tally) {
    lag.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - tally.getAsOf())));
  }

  private record Sink<V>(Topic<String, V> topic, Consumer<List<V>> store) {

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
