package io.votestream.push.domain.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.FrameText;
import java.time.Duration;

/** Where only the id of a frame matters; a status has none, so it has a text. */
final class NoText implements FrameText {

  @Override
  public byte[] tally(Standing standing) {
    return new byte[0];
  }

  @Override
  public byte[] status(Definition definition) {
    return (definition.status() + " " + definition.round()).getBytes(UTF_8);
  }

  @Override
  public byte[] goodbye(Duration retryAfter) {
    return new byte[0];
  }
}
