package io.votestream.query.domain.results;

/**
 * What is known of a poll's tally now.
 *
 * @param stale a view that should have been asked failed, so there may be a newer tally
 */
public record KnownTally(TallySnapshot tally, boolean stale, Origin origin) {

  /** Who knew it. */
  public enum Origin {
    /** The first view. */
    FIRST,
    /** The view behind it. */
    FALLBACK,
    /** What was answered before. */
    MEMORY,
    /** Nobody: nothing of the poll is folded yet. */
    NOBODY
  }
}
