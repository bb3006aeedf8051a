package io.votestream.audit.comparison;

/** Whether everyone may see a poll's results now. */
public interface Visibility {

  boolean isPublic(String pollId) throws ViewUnavailableException;
}
