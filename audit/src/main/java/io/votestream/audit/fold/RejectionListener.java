package io.votestream.audit.fold;

import io.votestream.schemas.v1.RejectionReason;

/** Hears of each vote of one partition that does not count, in order. */
public interface RejectionListener {

  RejectionListener NONE = (pollId, rejected) -> {};

  void rejected(String pollId, Rejected vote);

  /**
   * @param sequence 1, 2, … per poll and partition
   * @param inFavourOf offset of the ballot that counts instead, -1 where there is none
   */
  record Rejected(long sequence, long offset, RejectionReason reason, long inFavourOf) {}
}
