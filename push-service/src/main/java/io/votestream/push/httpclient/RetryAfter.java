package io.votestream.push.httpclient;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date in one of three forms.
 */
final class RetryAfter {

  /** Thirty years; more need not be told apart. */
  private static final int MAX_DIGITS = 9;

  /** The last one names no zone, and has a second space before days of one digit. */
  private static final DateTimeFormatter[] DATES = {
    DateUtils.FORMATTER_RFC1123,
    DateUtils.FORMATTER_RFC1036,
    DateUtils.FORMATTER_ASCTIME.withZone(ZoneOffset.UTC)
  };

  private RetryAfter() {}

  /** The moment that is meant; the epoch if none is. */
  static Instant moment(@Nullable String value, Instant now) {
    String text = value == null ? "" : value.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return now.plusSeconds(
          Long.parseLong(text.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : text));
    }
    Instant date = text.isEmpty() ? null : DateUtils.parseDate(text.replace("  ", " "), DATES);
    return date == null || date.isBefore(now) ? Instant.EPOCH : date;
  }
}
