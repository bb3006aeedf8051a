package io.votestream.push.domain.feed;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so, with what is due in it. */
final class ManualTime implements Scheduler {

  private record Due(long at, Runnable task) {}

  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private long now = 1_000_000_000L;

  long nanoTime() {
    return now;
  }

  @Override
  public void schedule(Runnable task, long delay) {
    queue.add(new Due(now + delay, task));
  }

  void pass(Duration time) {
    long until = now + time.toNanos();
    for (Due due = queue.peek(); due != null && due.at <= until; due = queue.peek()) {
      queue.remove(due);
      now = Math.max(now, due.at);
      due.task.run();
    }
    now = until;
  }
}
