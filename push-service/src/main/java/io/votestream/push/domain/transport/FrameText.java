package io.votestream.push.domain.transport;

import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.poll.Standing;
import java.time.Duration;

/** Writes what viewers read, the same on every transport. */
public interface FrameText {

  /** {@code {"type":"tally",…}} in UTF-8. */
  byte[] tally(Standing standing);

  /** {@code {"type":"status",…}} in UTF-8: what those see who may not see numbers. */
  byte[] status(Definition definition);

  /** {@code {"type":"goodbye",…}} in UTF-8. */
  byte[] goodbye(Duration retryAfter);
}
