package io.votestream.tally.wiring;

import io.votestream.lifecycle.StartStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the topology. What it throws is never skipped: the thread is replaced after a
 * pause that grows while it keeps failing, and health says so.
 */
final class StreamsLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StreamsLifecycle.class);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(6);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Topology topology;
  private final Properties settings;
  private final StateRestoreListener restoring;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile @Nullable Instant lastFailure;
  private volatile @Nullable KafkaStreams streams;

  StreamsLifecycle(Topology topology, Properties settings, StateRestoreListener restoring) {
    this.topology = topology;
    this.settings = settings;
    this.restoring = restoring;
  }

  @Override
  public void start() {
    KafkaStreams started = new KafkaStreams(topology, settings);
    started.setUncaughtExceptionHandler(this::replaceThread);
    started.setStateListener(this::changed);
    started.setGlobalStateRestoreListener(restoring);
    streams = started;
    started.start();
  }

  /** Runs in the failing thread, so that its pause holds up nothing else. */
  private StreamThreadExceptionResponse replaceThread(Throwable failure) {
    int failed = failures.incrementAndGet();
    lastFailure = Instant.now();
    log.error("a thread of the tally failed, the {}. time since it last ran", failed, failure);
    long pause = FIRST_PAUSE.toMillis() << Math.min(failed - 1, 5);
    try {
      Thread.sleep(Math.min(pause, LONGEST_PAUSE.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.RUNNING) {
      failures.set(0);
    }
    log.info("tally {}", now);
  }

  /** State of the topology, null before it was started. */
  KafkaStreams.@Nullable State state() {
    KafkaStreams started = streams;
    return started == null ? null : started.state();
  }

  /** Whether a thread failed so lately that its replacement has not proved itself. */
  boolean failing() {
    Instant failed = lastFailure;
    return failed != null && failed.isAfter(Instant.now().minus(LONGEST_PAUSE));
  }

  /** Threads that failed since the topology last ran. */
  int failures() {
    return failures.get();
  }

  @Override
  public void stop() {
    KafkaStreams started = streams;
    // Leaving, so that another instance takes over at once.
    CloseOptions leaving =
        CloseOptions.timeout(STOP_LIMIT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
    if (started != null && !started.close(leaving)) {
      log.warn(
          "the tally did not stop within {}; what it had not committed is done again", STOP_LIMIT);
    }
  }

  @Override
  public boolean isRunning() {
    KafkaStreams.State state = state();
    return state != null && !state.hasCompletedShutdown() && !state.isShuttingDown();
  }

  @Override
  public int getPhase() {
    return StartStep.FIRST + 1;
  }
}
