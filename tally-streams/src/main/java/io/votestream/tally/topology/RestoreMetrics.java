package io.votestream.tally.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How long stores take to come back from Kafka before their partition is counted again. */
public final class RestoreMetrics implements StateRestoreListener {

  private final MeterRegistry registry;
  private final Timer time;
  private final Counter records;
  private final Map<TopicPartition, Timer.Sample> running = new ConcurrentHashMap<>();

  public RestoreMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.time =
        Timer.builder("votestream.tally.restore")
            .description("From the begin to the end of restoring one store of one partition")
            .register(registry);
    this.records =
        Counter.builder("votestream.tally.restored.records")
            .description("Records read back into stores")
            .register(registry);
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    running.put(changelog, Timer.start(registry));
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long to, long restored) {
    records.increment(restored);
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long total) {
    Timer.Sample sample = running.remove(changelog);
    if (sample != null) {
      sample.stop(time);
    }
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
    running.remove(changelog);
  }
}
