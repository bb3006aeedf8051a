package io.votestream.ingest.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Counts votes that the log acknowledged, and how long it took. */
public final class MeteredVoteLog implements VoteLog {

  private final VoteLog log;
  private final Counter accepted;
  private final Timer ackLatency;

  public MeteredVoteLog(VoteLog log, MeterRegistry registry) {
    this.log = log;
    this.accepted =
        Counter.builder("votestream.votes.accepted")
            .description("Votes acknowledged by the log")
            .register(registry);
    this.ackLatency =
        Timer.builder("votestream.ack.latency")
            .description("From handing a vote to the producer until the log's acknowledgement")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1))
            .register(registry);
  }

  @Override
  public int partitions() {
    return log.partitions();
  }

  @Override
  public Appended append(VoteCast vote, long time, Duration within) {
    long begun = System.nanoTime();
    Appended appended = log.append(vote, time, within);
    ackLatency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    accepted.increment();
    return appended;
  }

  @Override
  public CompletableFuture<Appended> send(VoteCast vote, long time) {
    long begun = System.nanoTime();
    return log.send(vote, time)
        .whenComplete(
            (appended, failure) -> {
              if (failure == null) {
                ackLatency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                accepted.increment();
              }
            });
  }

  @Override
  public Set<Integer> mark(
      String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
    return log.mark(pollId, marker, partitions, within);
  }
}
