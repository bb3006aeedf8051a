package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of ballot is counted. Counting one is adding its {@link Marks}, replacing it is taking
 * the same marks back: whatever a result shows beyond that (a mean, the steps of a runoff) is
 * derived from the counters when it is shown. A new kind is one more of these classes.
 */
public interface CountingRule {

  /** The rule by which a poll is counted. */
  static CountingRule of(PollRules rules) {
    return switch (rules.getKind()) {
      case BALLOT_KIND_CHOICE -> ChoiceCounting.INSTANCE;
      case BALLOT_KIND_RATING -> RatingCounting.INSTANCE;
      case BALLOT_KIND_RANKED -> RankedCounting.INSTANCE;
      case UNRECOGNIZED -> throw new IllegalArgumentException("no known kind of ballot");
    };
  }

  /** How many counters a poll has. */
  int size(PollRules rules);

  /**
   * What a vote adds to the count.
   *
   * @return null if it is no valid ballot of this poll
   */
  @Nullable Marks marks(PollRules rules, VoteCast vote);
}
