package io.votestream.tally.domain;

import io.votestream.schemas.v1.Rejection;
import java.util.Collection;

/** A store of every vote that does not count. */
public interface RejectionSnapshots {

  /**
   * Adds each rejection that is not stored yet. Order and repetition do not matter.
   *
   * @throws RuntimeException if the store did not confirm; saving the same again is safe
   */
  void saveRejections(Collection<Rejection> rejections);
}
