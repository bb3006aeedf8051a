package io.votestream.audit.cli;

import io.votestream.audit.kafka.VoteLogReplay;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the log. As a time: in each partition all records in front of the first one stamped
 * later. As positions: in each partition named all records up to that offset, in others none.
 */
record AsOf(@Nullable Instant time, Map<Integer, Long> positions) {

  private static final Pattern POSITIONS =
      Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*");

  /**
   * @param text for example {@code 2026-05-01T12:00:00Z} or {@code 0:41,3:17}
   * @throws IllegalArgumentException if it is neither
   */
  static AsOf parse(String text) {
    if (POSITIONS.matcher(text).matches()) {
      Map<Integer, Long> positions = new TreeMap<>();
      for (String position : text.split(",", -1)) {
        int colon = position.indexOf(':');
        positions.put(
            Integer.valueOf(position.substring(0, colon)),
            Long.valueOf(position.substring(colon + 1)));
      }
      return new AsOf(null, positions);
    }
    return new AsOf(time(text), Map.of());
  }

  static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          text + " is neither a time like 2026-05-01T12:00:00Z nor positions like 0:41,3:17", e);
    }
  }

  /** Offsets to fold up to, exclusive. */
  Map<Integer, Long> ends(VoteLogReplay log) {
    if (time != null) {
      return log.endsAt(time.toEpochMilli());
    }
    Map<Integer, Long> ends = log.ends();
    positions.forEach(
        (partition, offset) -> {
          if (offset >= ends.getOrDefault(partition, 0L)) {
            throw new IllegalArgumentException(
                "the log does not reach %d:%d".formatted(partition, offset));
          }
        });
    ends.replaceAll((partition, end) -> positions.getOrDefault(partition, -1L) + 1);
    return ends;
  }
}
