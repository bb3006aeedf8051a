package io.votestream.query.domain.poll;

import io.votestream.schemas.v1.Poll;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A poll's status as readers see it, named as in the API. */
public enum ShownStatus {
  SCHEDULED,
  OPEN,
  CLOSING,
  CLOSED;

  /**
   * An open poll past its closing time shows as closing: its votes are late from that moment, only
   * the markers that say so may still be missing.
   */
  public static ShownStatus of(Poll poll, Instant now) {
    return switch (poll.getStatus()) {
      case POLL_STATUS_SCHEDULED -> SCHEDULED;
      case POLL_STATUS_OPEN -> pastClosing(poll, now) ? CLOSING : OPEN;
      case POLL_STATUS_CLOSING -> CLOSING;
      case POLL_STATUS_CLOSED, POLL_STATUS_UNSPECIFIED, UNRECOGNIZED -> CLOSED;
    };
  }

  public static Optional<ShownStatus> named(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean pastClosing(Poll poll, Instant now) {
    long closesAt = poll.getRules().getClosesAt();
    return closesAt != 0 && closesAt <= now.toEpochMilli();
  }
}
