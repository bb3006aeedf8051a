package io.votestream.audit.fold;

/**
 * Something about the log itself.
 *
 * @param partition of the vote log
 * @param offset where it stands, or the first of several
 * @param pollId empty where no poll is concerned
 */
public record Finding(Kind kind, int partition, long offset, String pollId, String detail) {

  /** What is found. Faults make the audit fail; the others are facts that a fold deals with. */
  public enum Kind {
    /** Records before the first one that is there. */
    BEGINNING_MISSING(true),
    /**
     * Offsets that hold no record. The log knows no transactions, so nothing else may fill them.
     */
    OFFSET_GAP(true),
    /** A vote whose key belongs elsewhere: its slot would be checked in the wrong place. */
    MISPLACED_VOTE(true),
    /** A record whose key is not the one that its value calls for. */
    WRONG_KEY(true),
    /** An opening with an even epoch or a closing with an odd one. */
    WRONG_PARITY(true),
    /** A marker that names another number of partitions than the log has. */
    WRONG_PARTITION_COUNT(true),
    /** Two markers of one epoch that differ, in one partition or between two. */
    CONFLICTING_MARKERS(true),
    /** A vote of a poll that was opened, in front of the opening marker of its partition. */
    VOTE_BEFORE_OPENING(true),
    /** A record that is no record of the vote log and is not among the dead letters. */
    UNKNOWN_RECORD(true),
    /** A dead letter that the log does not hold. */
    FOREIGN_DEAD_LETTER(true),
    /** A record that is no record of the vote log. */
    DEAD_LETTER(false),
    /** A marker without effect, because the same or a newer one came before. */
    STALE_MARKER(false),
    /** An epoch that does not follow on the one before. */
    SKIPPED_EPOCH(false),
    /** A poll whose newest marker is not in every partition. */
    MISSING_MARKER(false),
    /** A vote of a poll that was never opened. */
    UNKNOWN_POLL(false),
    /** A ballot key that does not have 16 bytes. */
    ODD_BALLOT_KEY(false),
    /** A record stamped more than a minute before one in front of it. */
    OUT_OF_TIME(false);

    private final boolean fault;

    Kind(boolean fault) {
      this.fault = fault;
    }

    public boolean fault() {
      return fault;
    }
  }
}
