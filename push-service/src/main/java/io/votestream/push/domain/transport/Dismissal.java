package io.votestream.push.domain.transport;

import java.util.Locale;

/** Why a viewer is put out. */
public enum Dismissal {
  /** Has not taken the bytes of a frame within the limit. */
  TOO_SLOW,
  /** Has not answered two heartbeats. */
  SILENT,
  /** Sends more than a viewer has to say. */
  TALKATIVE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
