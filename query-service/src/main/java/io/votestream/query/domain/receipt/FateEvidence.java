package io.votestream.query.domain.receipt;

import org.jspecify.annotations.Nullable;

/**
 * All that decides a vote's fate.
 *
 * @param folded offset up to which the tally of the poll has read the vote's partition; null before
 *     it has read anything there
 * @param rejectionsFolded rejections of the poll in that partition up to there
 * @param rejectionsKnown highest sequence of the rejections that the view holds of them
 * @param rejection the vote's own; null if the view holds none
 */
public record FateEvidence(
    @Nullable Long folded,
    long rejectionsFolded,
    long rejectionsKnown,
    @Nullable Rejected rejection) {

  /**
   * Why a vote does not count.
   *
   * @param reason as in the API: duplicate, superseded, late or invalid
   * @param inFavourOf offset of the ballot that counts instead, null where there is none
   */
  public record Rejected(Fate.Status reason, @Nullable Long inFavourOf) {}
}
