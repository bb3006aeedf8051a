package io.votestream.tally.domain;

import io.votestream.schemas.v1.Poll;
import java.util.Collection;

/** A store of the current definition and state of every poll. */
public interface PollSnapshots {

  /**
   * Keeps each poll unless a newer version of it is stored. Order and repetition do not matter.
   *
   * @throws RuntimeException if the store did not confirm; saving the same again is safe
   */
  void savePolls(Collection<Poll> polls);
}
