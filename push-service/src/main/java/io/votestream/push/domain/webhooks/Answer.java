package io.votestream.push.domain.webhooks;

import java.util.Locale;

/** What came of a call. */
public enum Answer {
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
