package io.votestream.query.domain.health;

import java.util.Locale;

/** How a part of the system does, best first. */
public enum PartStatus {
  OK,
  /** Does its work, but not all of it or not with all its helpers. */
  DEGRADED,
  DOWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
