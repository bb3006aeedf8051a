package io.votestream.push.domain.transport;

import java.util.Locale;

/** The ways in which a viewer can be connected. */
public enum Transport {
  WEBSOCKET,
  SSE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
