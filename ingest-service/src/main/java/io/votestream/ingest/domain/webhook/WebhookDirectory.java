package io.votestream.ingest.domain.webhook;

import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest subscriptions of each poll. One thread feeds it, any number read it. */
public final class WebhookDirectory {

  private final Map<String, Webhooks> polls = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Takes the next record of the topic. */
  public void accept(Webhooks webhooks) {
    lock.lock();
    try {
      polls.put(webhooks.getPollId(), webhooks);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Webhooks of(String pollId) {
    return polls.getOrDefault(pollId, Webhooks.newBuilder().setPollId(pollId).build());
  }

  /** Waits until what was written is here, so that the next change starts from it. */
  void await(Webhooks written, Duration within) {
    long left = within.toNanos();
    lock.lock();
    try {
      while (!of(written.getPollId()).equals(written) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
