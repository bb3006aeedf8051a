package io.votestream.ingest.domain.poll;

import io.votestream.schemas.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the owner says to a change of a poll's life.
 *
 * @param reason at most 200 characters, empty for none
 * @param closesAt milliseconds since the epoch; null for no wish
 */
public record OwnerWish(String reason, @Nullable Long closesAt) {

  private static final int MAX_REASON = 200;

  /**
   * @throws Refusal OUT_OF_RANGE, INVALID_VALUE
   */
  public OwnerWish {
    reason = PollText.optional("reason", reason, MAX_REASON);
  }

  @Nullable Long closingTime(long now) {
    if (closesAt != null) {
      PollTimes.requireAhead("closesAt", closesAt, now);
    }
    return closesAt;
  }
}
