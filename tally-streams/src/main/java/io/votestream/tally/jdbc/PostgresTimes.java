package io.votestream.tally.jdbc;

import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** Milliseconds since the epoch, as the messages have them, and timestamptz. */
final class PostgresTimes {

  private PostgresTimes() {}

  static Timestamp of(long millis) {
    return new Timestamp(millis);
  }

  /** Null for 0, which means none in a message. */
  static @Nullable Timestamp ofOptional(long millis) {
    return millis == 0 ? null : new Timestamp(millis);
  }
}
