package io.votestream.ingest.domain.poll;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.Duration;

/** When a poll may open and close: in the future, and in order. */
final class PollTimes {

  /** Ten years. */
  private static final Duration FARTHEST = Duration.ofDays(3_660);

  private PollTimes() {}

  /**
   * @param opensAt milliseconds since the epoch, 0 for none
   * @param closesAt as opensAt
   */
  static void require(long opensAt, long closesAt, long now) {
    if (opensAt != 0) {
      requireAhead("opensAt", opensAt, now);
    }
    if (closesAt != 0) {
      requireAhead("closesAt", closesAt, now);
    }
    if (opensAt != 0 && closesAt != 0 && closesAt <= opensAt) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, "closesAt must be later than opensAt.");
    }
  }

  static void requireAhead(String field, long time, long now) {
    if (time <= now || time > now + FARTHEST.toMillis()) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, field + " must lie in the future, at most ten years ahead.");
    }
  }
}
