package io.votestream.tally.domain;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What folding one event did.
 *
 * @param partial the state of the event's poll in this partition from now on
 * @param ballot what the vote's slot holds from now on; null if the slot is as it was
 * @param rejection the one vote that this event stopped from counting, itself or an earlier one;
 *     null if there is none
 */
public record Folded(Partial partial, @Nullable Ballot ballot, @Nullable Rejection rejection) {}
