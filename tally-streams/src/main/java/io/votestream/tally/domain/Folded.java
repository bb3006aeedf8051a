package io.votestream.tally.domain;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What folding one event did.
 *
 * @param partial the state of the event's poll in this partition from now on, without rankings
 * @param ballot what the vote's slot holds from now on; null if the slot is as it was
 * @param replaced the ballot that counted in the slot until now; null if none was taken back
 * @param rejection the one vote that this event stopped from counting, itself or an earlier one;
 *     null if there is none
 */
public record Folded(
    Partial partial,
    @Nullable Ballot ballot,
    @Nullable Ballot replaced,
    @Nullable Rejection rejection) {

  static Folded only(Partial partial) {
    return new Folded(partial, null, null, null);
  }

  /** The ranking that one ballot more has from now on; empty for none. */
  public int[] rankingAdded() {
    return ranking(ballot);
  }

  /** The ranking that one ballot less has from now on; empty for none. */
  public int[] rankingTaken() {
    return ranking(replaced);
  }

  private static int[] ranking(@Nullable Ballot ballot) {
    return ballot == null ? new int[0] : ballot.marks().ranking();
  }
}
