package io.votestream.query.domain.results;

import io.votestream.query.domain.results.KnownTally.Origin;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a poll's tally: in the first view, else in the one behind it, else in what was answered
 * before. An answer never goes back to an older version: a view that knows less than was already
 * answered (emptied, or catching up after an outage) counts as not knowing.
 */
public final class TallyLookup {

  private final TallySource first;
  private final TallySource fallback;

  public TallyLookup(TallySource first, TallySource fallback) {
    this.first = first;
    this.fallback = fallback;
  }

  /**
   * @param createdAt the poll's, milliseconds since the epoch
   * @param last what was answered before, null for nothing
   * @throws SourceUnavailableException if neither view answers and nothing was answered before
   */
  public KnownTally find(String pollId, long createdAt, @Nullable TallySnapshot last) {
    Reading primary = read(first, pollId, last);
    if (primary.tally().isPresent()) {
      return new KnownTally(primary.tally().get(), false, Origin.FIRST);
    }
    Reading secondary = read(fallback, pollId, last);
    if (secondary.tally().isPresent()) {
      return new KnownTally(secondary.tally().get(), primary.failed(), Origin.FALLBACK);
    }
    if (last != null && last.version() > 0) {
      return new KnownTally(last, true, Origin.MEMORY);
    }
    if (last == null && primary.failure() != null && secondary.failure() != null) {
      throw secondary.failure();
    }
    return new KnownTally(
        TallySnapshot.nothingYet(createdAt), primary.failed() || secondary.failed(), Origin.NOBODY);
  }

  private static Reading read(TallySource source, String pollId, @Nullable TallySnapshot last) {
    try {
      return new Reading(
          source.find(pollId).filter(t -> last == null || t.version() >= last.version()), null);
    } catch (SourceUnavailableException e) {
      return new Reading(Optional.empty(), e);
    }
  }

  private record Reading(
      Optional<TallySnapshot> tally, @Nullable SourceUnavailableException failure) {

    boolean failed() {
      return failure != null;
    }
  }
}
