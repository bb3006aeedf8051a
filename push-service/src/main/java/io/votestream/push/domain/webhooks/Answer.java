package io.votestream.push.domain.webhooks;

import java.time.Instant;
import java.util.Locale;

/**
 * What came of a call.
 *
 * @param notBefore when the receiver wants to be called again at the earliest; the epoch if it did
 *     not say
 */
public record Answer(Outcome outcome, Instant notBefore) {

  public static final Answer DELIVERED = of(Outcome.DELIVERED);
  public static final Answer FAILED = of(Outcome.FAILED);
  public static final Answer GONE = of(Outcome.GONE);
  public static final Answer NOT_ALLOWED = of(Outcome.NOT_ALLOWED);

  private static Answer of(Outcome outcome) {
    return new Answer(outcome, Instant.EPOCH);
  }

  /** A failure after which the receiver wants to be left alone for a while. */
  public static Answer failedUntil(Instant notBefore) {
    return new Answer(Outcome.FAILED, notBefore);
  }

  /** Kinds of answers. */
  public enum Outcome {
    /** 2xx. */
    DELIVERED,
    /** Anything else: another status, none in time, no connection. */
    FAILED,
    /** 410: the receiver wants no more of it. */
    GONE,
    /** Not made: the address is not one that may be called. */
    NOT_ALLOWED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
