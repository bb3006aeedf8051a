package io.votestream.audit.comparison;

import io.votestream.audit.fold.Snapshot;
import java.util.Optional;

/** Tallies by version, for views that show a version but not the positions that it stands for. */
public interface PublishedVersions {

  /** The tally of this version, if it was published lately. */
  Optional<Snapshot> version(String pollId, long version);

  /** Reads what has been published since the last time. */
  void refresh() throws ViewUnavailableException;
}
