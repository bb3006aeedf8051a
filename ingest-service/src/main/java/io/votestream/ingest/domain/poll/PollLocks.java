package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One change of a poll at a time in this instance. The edge sends all changes of one poll to one
 * instance, as long as its id is written alike, so that two of its owner's requests do not overtake
 * each other.
 */
public final class PollLocks {

  private static final int STRIPES = 64;

  /** With what a change itself takes, less than the edge waits for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Duration patience;
  private final ReentrantLock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  public PollLocks() {
    this(PATIENCE);
  }

  PollLocks(Duration patience) {
    this.patience = patience;
  }

  /**
   * @throws Refusal LOG_UNAVAILABLE if the changes before it take too long
   */
  public <T> T locked(String pollId, Supplier<T> change) {
    ReentrantLock lock = stripes[Math.floorMod(pollId.hashCode(), STRIPES)];
    if (!acquired(lock)) {
      throw Refusals.logUnavailable();
    }
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  private boolean acquired(ReentrantLock lock) {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
