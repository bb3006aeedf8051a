package io.votestream.tally.domain;

import io.votestream.schemas.v1.Tally;
import java.util.Collection;

/** A store of the current tally of every poll: a view, rebuilt from the log whenever it is lost. */
public interface TallySnapshots {

  /**
   * Keeps each tally unless a newer version of its poll is stored. Order and repetition do not
   * matter.
   *
   * @throws RuntimeException if the store did not confirm; any part may have been kept, and saving
   *     the same again is safe
   */
  void save(Collection<Tally> tallies);
}
