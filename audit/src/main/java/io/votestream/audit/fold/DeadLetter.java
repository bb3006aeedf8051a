package io.votestream.audit.fold;

import io.votestream.schemas.DeadLetterDigest;
import org.jspecify.annotations.Nullable;

/**
 * A record of the vote log that means nothing.
 *
 * @param digest see {@link DeadLetterDigest}
 */
public record DeadLetter(int partition, long offset, String digest) {

  static DeadLetter of(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    return new DeadLetter(partition, offset, DeadLetterDigest.of(key, value));
  }
}
