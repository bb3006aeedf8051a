package io.votestream.push.domain.feed;

/** Runs tasks later, each once. */
@FunctionalInterface
public interface Scheduler {

  /**
   * @param delay nanoseconds, 0 for as soon as possible
   */
  void schedule(Runnable task, long delay);
}
