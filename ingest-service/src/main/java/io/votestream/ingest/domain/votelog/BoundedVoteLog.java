package io.votestream.ingest.domain.votelog;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sheds votes above a bound at once: a queue would only make all of them late, and their retries
 * would double the load. Markers always pass; there are few, and a poll waits for them.
 */
public final class BoundedVoteLog implements VoteLog {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final VoteLog log;
  private final int bound;
  private final Semaphore places;
  private final LongAdder shed = new LongAdder();

  /**
   * @param bound votes that may wait for their acknowledgement at a time
   */
  public BoundedVoteLog(VoteLog log, int bound) {
    this.log = log;
    this.bound = bound;
    this.places = new Semaphore(bound);
  }

  public int inFlight() {
    return bound - places.availablePermits();
  }

  /** Votes refused since the start. */
  public long shed() {
    return shed.sum();
  }

  @Override
  public int partitions() {
    return log.partitions();
  }

  @Override
  public Appended append(VoteCast vote, long time, Duration within) {
    if (!places.tryAcquire()) {
      shed.increment();
      throw new Refusal(
          ErrorCode.OVERLOADED, "Too many votes at once; nothing was stored.", RETRY_AFTER);
    }
    try {
      return log.append(vote, time, within);
    } finally {
      places.release();
    }
  }

  /** Unbounded here: a gateway's stream is held back by its own window, and waits. */
  @Override
  public CompletableFuture<Appended> send(VoteCast vote, long time) {
    return log.send(vote, time);
  }

  @Override
  public Set<Integer> mark(
      String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
    return log.mark(pollId, marker, partitions, within);
  }
}
