package io.votestream.ingest.http;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them (RFC 3339). */
final class Times {

  private Times() {}

  /**
   * @return milliseconds since the epoch, more than 0, which stands for none
   * @throws Refusal INVALID_VALUE, OUT_OF_RANGE
   */
  static long millis(String field, String time) {
    long millis = parse(field, time);
    if (millis <= 0) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, field + " must lie in the future.");
    }
    return millis;
  }

  private static long parse(String field, String time) {
    try {
      return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new Refusal(
          ErrorCode.INVALID_VALUE, field + " must be a time like 2030-12-31T18:00:00Z.");
    }
  }

  /** Null for 0, which stands for none. */
  static @Nullable String text(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
