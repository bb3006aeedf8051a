package io.votestream.push.domain.feed;

import io.votestream.push.domain.poll.Standing;
import io.votestream.push.domain.transport.Frame;
import org.jspecify.annotations.Nullable;

/**
 * One state of a poll in its two forms: for those who may see numbers, and for all others. Each is
 * encoded when it is first asked for.
 */
final class Snapshot {

  private final long sequence;
  private final long statusSequence;
  private final Standing standing;
  private final FrameEncoder encoder;
  private @Nullable Frame tally;
  private @Nullable Frame status;

  /**
   * @param sequence grows with every change
   * @param statusSequence its value at the last change of status or round
   */
  Snapshot(long sequence, long statusSequence, Standing standing, FrameEncoder encoder) {
    this.sequence = sequence;
    this.statusSequence = statusSequence;
    this.standing = standing;
    this.encoder = encoder;
  }

  long sequence() {
    return sequence;
  }

  Standing standing() {
    return standing;
  }

  synchronized Frame tally() {
    if (tally == null) {
      tally = encoder.tally(sequence, standing);
    }
    return tally;
  }

  synchronized Frame status() {
    if (status == null) {
      status = encoder.status(statusSequence, standing);
    }
    return status;
  }
}
