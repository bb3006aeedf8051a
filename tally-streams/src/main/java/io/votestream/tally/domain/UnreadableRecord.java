package io.votestream.tally.domain;

/** A record of the vote log that is no event. Its message says why, in one line. */
public final class UnreadableRecord extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableRecord(String reason) {
    // No stack trace: whoever fills the log with garbage must not make counting slow.
    super(reason, null, false, false);
  }
}
