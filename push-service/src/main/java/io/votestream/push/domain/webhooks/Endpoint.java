package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookDelivery;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What waits for one subscriber, which is never called twice at the same time. */
final class Endpoint {

  /** Further occasions wait to be derived until there is room. */
  static final int ROOM = 100;

  private record Due(long at, long order, WebhookDelivery delivery) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long order;
  private boolean underWay;

  /** What it asked for holds for all that waits for it. Milliseconds since the epoch. */
  private long notBefore;

  int waiting() {
    return queue.size();
  }

  boolean isIdle() {
    return !underWay && queue.isEmpty();
  }

  void add(WebhookDelivery delivery) {
    notBefore = Math.max(notBefore, delivery.getNotBefore());
    queue.add(new Due(RetrySchedule.dueAt(delivery), order++, delivery));
  }

  /** Whether it may be called now. */
  boolean isDue(long now) {
    return !underWay && !queue.isEmpty() && dueAt() <= now;
  }

  /** Of the next call, which must exist. Milliseconds since the epoch. */
  long dueAt() {
    return Math.max(queue.element().at, notBefore);
  }

  /** Whether the next call, which must exist, has failed before. */
  boolean retries() {
    return queue.element().delivery.getFailures() > 0;
  }

  WebhookDelivery begin() {
    underWay = true;
    return queue.remove().delivery;
  }

  void end() {
    underWay = false;
  }
}
