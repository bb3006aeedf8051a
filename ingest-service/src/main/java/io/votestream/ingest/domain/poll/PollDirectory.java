package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.AsWritten;
import io.votestream.schemas.ReadAfterWrite;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All polls, each in the newest version seen, whatever the order they came in. One thread feeds it,
 * any number read it.
 */
public final class PollDirectory {

  private final Map<String, KnownPoll> polls = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Takes the next record of the topic. */
  public void accept(Poll poll) {
    polls.compute(poll.getId(), (id, known) -> merge(known, poll));
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Of two records of the same version the later one stays, as it does in the compacted topic, so
   * that all directories agree.
   */
  private static KnownPoll merge(@Nullable KnownPoll known, Poll poll) {
    if (known == null || poll.getVersion() > known.poll().getVersion()) {
      return new KnownPoll(poll, System.nanoTime(), false);
    }
    return poll.getVersion() == known.poll().getVersion()
        ? new KnownPoll(poll, known.since(), false)
        : new KnownPoll(known.poll(), known.since(), true);
  }

  /** The newest state; null for an unknown poll. */
  public @Nullable Poll find(String id) {
    KnownPoll known = known(id);
    return known == null ? null : known.poll();
  }

  /**
   * The newest state, also of a poll that another instance has just made.
   *
   * @param written the id as the client has it, see {@link AsWritten}
   * @param asked when the request came, by {@link System#nanoTime}
   * @throws Refusal POLL_NOT_FOUND, or LOG_UNAVAILABLE while nobody knows
   */
  public Poll require(String written, Freshness freshness, long asked) {
    String id = AsWritten.pollId(written);
    Poll poll;
    try {
      poll = ReadAfterWrite.find(() -> find(id), freshness::age, asked);
    } catch (TimeoutException e) {
      throw Refusals.logUnavailable();
    }
    if (poll == null) {
      throw Refusals.pollNotFound();
    }
    return poll;
  }

  @Nullable KnownPoll known(String id) {
    return polls.get(id);
  }

  /**
   * Waits until a poll has reached a version.
   *
   * @return the newest state when that is so or the time is over; null for an unknown poll
   */
  @Nullable Poll await(String id, int version, Duration within) throws InterruptedException {
    long left = within.toNanos();
    lock.lock();
    try {
      Poll poll = find(id);
      while ((poll == null || poll.getVersion() < version) && left > 0) {
        left = changed.awaitNanos(left);
        poll = find(id);
      }
      return poll;
    } finally {
      lock.unlock();
    }
  }

  Collection<KnownPoll> all() {
    return Collections.unmodifiableCollection(polls.values());
  }

  public int size() {
    return polls.size();
  }
}
