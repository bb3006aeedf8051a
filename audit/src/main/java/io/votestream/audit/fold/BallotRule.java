package io.votestream.audit.fold;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a poll's rules say about a ballot: whether it is one, and which counters it raises. A choice
 * raises those of its options; a rating one per option rated, {@code option * levels + rating - 1};
 * a ranking that of its first option, and is counted as a whole besides.
 */
final class BallotRule {

  private final PollRules rules;
  private final int options;
  private final int min;
  private final int max;

  /**
   * @param rules of an event, see {@link EventForm}
   */
  BallotRule(PollRules rules) {
    this.rules = rules;
    this.options = rules.getOptions();
    this.min = rules.getMinChoices();
    this.max = rules.getMaxChoices();
  }

  PollRules rules() {
    return rules;
  }

  boolean replaces() {
    return rules.getRevote() == Revote.REVOTE_REPLACE;
  }

  boolean isOverAt(long timestamp) {
    return rules.getClosesAt() > 0 && timestamp >= rules.getClosesAt();
  }

  int counters() {
    return switch (rules.getKind()) {
      case BALLOT_KIND_CHOICE, BALLOT_KIND_RANKED -> options;
      case BALLOT_KIND_RATING -> options * rules.getLevels();
      case UNRECOGNIZED -> 0;
    };
  }

  boolean allows(VoteReader vote) {
    return switch (rules.getKind()) {
      case BALLOT_KIND_CHOICE -> namesOptions(vote);
      case BALLOT_KIND_RANKED -> vote.markCount() > 0 && namesOptions(vote);
      case BALLOT_KIND_RATING -> ratingCounters(vote) != null;
      case UNRECOGNIZED -> false;
    };
  }

  /** The number of the ballot of a vote that these rules allow, for one more slot. */
  int take(VoteReader vote, BallotNumbers numbers) {
    int[] counters = ratingCounters(vote);
    if (counters != null) {
      return numbers.takeCounters(counters, counters.length);
    }
    return rules.getKind() == BallotKind.BALLOT_KIND_RANKED
        ? numbers.takeRanking(vote.marks(), vote.markCount())
        : numbers.takeCounters(vote.marks(), vote.markCount());
  }

  private boolean allows(int named) {
    return named >= min && named <= max;
  }

  private boolean namesOptions(VoteReader vote) {
    int[] choices = vote.marks();
    int count = vote.markCount();
    if (vote.hasRatings() || !allows(count)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (Integer.compareUnsigned(choices[i], options) >= 0) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (choices[i] == choices[j]) {
          return false;
        }
      }
    }
    return true;
  }

  private int @Nullable [] ratingCounters(VoteReader vote) {
    int levels = rules.getLevels();
    if (rules.getKind() != BallotKind.BALLOT_KIND_RATING
        || vote.hasChoices()
        || vote.markCount() != options) {
      return null;
    }
    int[] counters = new int[options];
    int rated = 0;
    for (int option = 0; option < options; option++) {
      int rating = vote.marks()[option];
      if (Integer.compareUnsigned(rating, levels) > 0) {
        return null;
      }
      if (rating > 0) {
        counters[rated++] = option * levels + rating - 1;
      }
    }
    return rated > 0 && allows(rated) ? Arrays.copyOf(counters, rated) : null;
  }
}
