package io.votestream.push.domain.webhooks;

import io.votestream.schemas.v1.WebhookDelivery;
import java.time.Duration;
import java.util.List;

/**
 * When a call that failed is made again: nine attempts over a day and a quarter of an hour, each up
 * to a tenth later than named here, so that what failed together does not come back together, and
 * later where a receiver asks for it. After the example of Standard Webhooks, but ending sooner:
 * polls are short.
 */
final class RetrySchedule {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(8),
          Duration.ofHours(12));

  private static final int SPREADS = 1_000;

  /** As long as the schedule itself pauses; what is asked beyond that would never be called. */
  private static final long LONGEST_WISH = DELAYS.getLast().toMillis();

  private RetrySchedule() {}

  /**
   * What a receiver asked for, within reason. Milliseconds since the epoch; 0 if it asked nothing.
   *
   * @param at when it was called
   */
  static long notBefore(Answer answer, long at) {
    return Math.min(answer.notBefore().toEpochMilli(), at + LONGEST_WISH);
  }

  /** Whether no further attempt follows. */
  static boolean isOver(int failures) {
    return failures > DELAYS.size();
  }

  /**
   * Of a delivery whose attempts are not over; the same whoever asks. Milliseconds since the epoch.
   */
  static long dueAt(WebhookDelivery delivery) {
    if (delivery.getFailures() == 0) {
      return 0;
    }
    long delay = DELAYS.get(delivery.getFailures() - 1).toMillis();
    int spread = Math.floorMod(delivery.getId().hashCode() + delivery.getFailures(), SPREADS);
    long scheduled = delivery.getLastAttemptAt() + delay + delay * spread / (10 * SPREADS);
    return Math.max(scheduled, delivery.getNotBefore());
  }
}
