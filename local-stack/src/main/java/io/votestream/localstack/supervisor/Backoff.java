package io.votestream.localstack.supervisor;

import java.time.Duration;

/** How long to wait before a part is started again. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration HEALTHY_LIFE = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /**
   * Doubles with each early end, and starts anew after a healthy life.
   *
   * @param lived how long the process lasted
   */
  Duration next(Duration lived) {
    if (lived.compareTo(HEALTHY_LIFE) > 0) {
      next = FIRST;
    }
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
