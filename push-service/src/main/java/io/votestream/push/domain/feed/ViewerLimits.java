package io.votestream.push.domain.feed;

import java.time.Duration;

/**
 * What a viewer is held to.
 *
 * @param send a viewer that has not taken a frame's bytes after this time is put out
 * @param heartbeat one is sent every so often; a viewer that answered neither of two is put out.
 *     Where nothing else was said for as long, and up to a quarter longer, a sign of life is
 */
public record ViewerLimits(Duration send, Duration heartbeat) {

  /** Heartbeats that may be unanswered when the next is due. */
  static final int UNANSWERED = 2;

  /**
   * Bytes that a viewer may send between two heartbeats. It has nothing to say but answers of a few
   * bytes, and perhaps pings of its own.
   */
  static final int INBOUND_BYTES = 16 * 1024;

  /** For its own goodbye, after ours. */
  static final Duration LAST_WORDS = Duration.ofSeconds(2);
}
