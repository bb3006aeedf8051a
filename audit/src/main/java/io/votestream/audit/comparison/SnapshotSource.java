package io.votestream.audit.comparison;

import io.votestream.audit.fold.Snapshot;
import java.util.Map;
import java.util.Set;

/** A view that publishes tallies. */
public interface SnapshotSource {

  /** For example {@code redis}. */
  String name();

  /** The present tallies by poll; all that the view has. */
  Map<String, Snapshot> all() throws ViewUnavailableException;

  /** The present tallies of these polls, as far as the view has them. */
  Map<String, Snapshot> of(Set<String> pollIds) throws ViewUnavailableException;

  /** Polls asked for so far that the view rightly does not show to anyone. */
  default Set<String> withheld() {
    return Set.of();
  }
}
