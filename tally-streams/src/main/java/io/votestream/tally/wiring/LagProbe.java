package io.votestream.tally.wiring;

import io.votestream.lifecycle.StartStep;
import io.votestream.schemas.Topics;
import io.votestream.tally.topology.StreamsSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * How far the tally of all instances is behind the log, asked of the broker every second: Streams
 * itself stays RUNNING while the broker is gone, so only a fresh answer proves that it can count.
 */
final class LagProbe implements SmartLifecycle {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int ANSWER_WITHIN_SECONDS = 2;

  /**
   * @param behind records not folded yet
   * @param before the same in the answer before this one
   */
  record Lag(long behind, long before, Instant at) {}

  private final Admin admin;
  private final Map<TopicPartition, OffsetSpec> ends;
  private volatile @Nullable Lag lag;
  private volatile @Nullable Thread thread;

  LagProbe(Admin admin, int voteLogPartitions) {
    this.admin = admin;
    this.ends =
        IntStream.range(0, voteLogPartitions)
            .mapToObj(
                partition ->
                    new TopicPartition(Topics.voteLog(voteLogPartitions).name(), partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
  }

  /** The last answer, null before the first. */
  @Nullable Lag lag() {
    return lag;
  }

  /** Records not folded yet, NaN while unknown. */
  double behind() {
    Lag last = lag;
    return last == null ? Double.NaN : last.behind;
  }

  private void run() {
    while (thread == Thread.currentThread()) {
      try {
        Thread.sleep(EVERY);
        Instant asked = Instant.now();
        long behind = ask();
        Lag before = lag;
        lag = new Lag(behind, before == null ? behind : before.behind, asked);
      } catch (ExecutionException | TimeoutException e) {
        // The age of the last answer says it.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long ask() throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, ListOffsetsResultInfo> end =
        admin.listOffsets(ends).all().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetAndMetadata> folded =
        admin
            .listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    long behind = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> partition : end.entrySet()) {
      OffsetAndMetadata position = folded.get(partition.getKey());
      behind += partition.getValue().offset() - (position == null ? 0 : position.offset());
    }
    return Math.max(0, behind);
  }

  @Override
  public void start() {
    Thread started = Thread.ofVirtual().name("lag-probe").unstarted(this::run);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return StartStep.FIRST + 1;
  }
}
