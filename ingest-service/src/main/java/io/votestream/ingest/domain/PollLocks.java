package io.votestream.ingest.domain;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One change of a poll at a time in this instance. The edge sends all changes of one poll to one
 * instance, so that two of its owner's requests do not overtake each other.
 */
public final class PollLocks {

  private static final int STRIPES = 64;

  private final ReentrantLock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  <T> T locked(String pollId, Supplier<T> change) {
    ReentrantLock lock = stripes[Math.floorMod(pollId.hashCode(), STRIPES)];
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
