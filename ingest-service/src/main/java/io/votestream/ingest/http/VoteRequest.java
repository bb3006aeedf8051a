package io.votestream.ingest.http;

import io.votestream.ingest.domain.vote.Ballot;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of a vote: {@code {"choice":0}}, {@code {"choices":[0,2]}}, {@code {"ratings":[5,0,3]}} or
 * {@code {"ranking":[2,0,1]}}, and the voter's code where the poll needs one.
 */
record VoteRequest(
    @Nullable Integer choice,
    @Nullable List<Integer> choices,
    @Nullable List<Integer> ratings,
    @Nullable List<Integer> ranking,
    @Nullable String code) {

  Ballot ballot() {
    Ballot ballot = null;
    if (choice != null) {
      ballot = or(ballot, BallotKind.BALLOT_KIND_CHOICE, List.of(choice));
    }
    if (choices != null) {
      ballot = or(ballot, BallotKind.BALLOT_KIND_CHOICE, choices);
    }
    if (ratings != null) {
      ballot = or(ballot, BallotKind.BALLOT_KIND_RATING, ratings);
    }
    if (ranking != null) {
      ballot = or(ballot, BallotKind.BALLOT_KIND_RANKED, ranking);
    }
    if (ballot == null) {
      throw new Refusal(
          ErrorCode.MISSING_FIELD, "One of choice, choices, ratings and ranking is needed.");
    }
    return ballot;
  }

  private static Ballot or(@Nullable Ballot before, BallotKind kind, List<Integer> values) {
    if (before != null) {
      throw new Refusal(
          ErrorCode.CONFLICTING_FIELDS, "Give one of choice, choices, ratings and ranking.");
    }
    return new Ballot(kind, values);
  }
}
