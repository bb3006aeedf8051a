package io.votestream.audit.fold;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import org.jspecify.annotations.Nullable;

/**
 * Another rule to count by.
 *
 * @param everyVote count each vote as a ballot of its own, as if no slot were ever taken
 * @param revote instead of the poll's own rule
 * @param excluded votes to leave out as if they had never been cast
 */
public record WhatIf(boolean everyVote, @Nullable Revote revote, Exclusion excluded) {

  /** The rules as they are in the log. */
  public static final WhatIf AS_IT_IS = new WhatIf(false, null, Exclusion.NOTHING);

  /** Which votes to leave out. */
  public interface Exclusion {
    Exclusion NOTHING = (partition, offset, timestamp, slotHigh, slotLow) -> false;

    boolean test(int partition, long offset, long timestamp, long slotHigh, long slotLow);
  }

  PollRules apply(PollRules rules) {
    return revote == null ? rules : rules.toBuilder().setRevote(revote).build();
  }
}
