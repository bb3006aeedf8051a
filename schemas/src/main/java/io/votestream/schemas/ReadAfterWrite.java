package io.votestream.schemas;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a view of a topic what another instance may have written a moment ago: whoever was told
 * that it is there must find it everywhere, so that it is missing is said only by a view that is
 * newer than the question.
 */
public final class ReadAfterWrite {

  /** A view confirms itself several times in it; one that does not has lost Kafka. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private ReadAfterWrite() {}

  /**
   * @param look into the view; null if it is not there
   * @param age of the view, by a monotonic clock; null before the view was complete once
   * @param asked when the question came, by {@link System#nanoTime}
   * @return null if it was not there when the question came
   * @throws TimeoutException if the view has not become newer than the question within a second of
   *     it, so that nobody knows
   */
  public static <T> @Nullable T find(
      Supplier<@Nullable T> look, Supplier<@Nullable Duration> age, long asked)
      throws TimeoutException {
    while (true) {
      Duration old = age.get();
      long waited = System.nanoTime() - asked;
      T found = look.get();
      boolean newer = old != null && old.toNanos() < waited;
      if (found != null || newer) {
        return found;
      }
      if (waited > LIMIT.toNanos()) {
        throw new TimeoutException("the view does not confirm itself");
      }
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TimeoutException("interrupted");
      }
    }
  }
}
