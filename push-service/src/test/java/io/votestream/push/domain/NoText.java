package io.votestream.push.domain;

import java.time.Duration;

/** Where only the id of a frame matters. */
final class NoText implements FrameText {

  @Override
  public byte[] tally(Standing standing) {
    return new byte[0];
  }

  @Override
  public byte[] goodbye(Duration retryAfter) {
    return new byte[0];
  }
}
