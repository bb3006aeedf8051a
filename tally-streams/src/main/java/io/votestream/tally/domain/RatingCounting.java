package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Each option rated 1 … levels or not at all: one counter per option and rating, from which mean
 * and distribution follow.
 */
enum RatingCounting implements CountingRule {
  INSTANCE;

  @Override
  public int size(PollRules rules) {
    return rules.getOptions() * rules.getLevels();
  }

  @Override
  public @Nullable Marks marks(PollRules rules, VoteCast vote) {
    if (vote.getRatingsCount() != rules.getOptions() || vote.getChoicesCount() > 0) {
      return null;
    }
    int[] counters = new int[vote.getRatingsCount()];
    int rated = 0;
    for (int option = 0; option < counters.length; option++) {
      int rating = vote.getRatings(option);
      if (rating < 0 || rating > rules.getLevels()) {
        return null;
      }
      if (rating > 0) {
        counters[rated++] = option * rules.getLevels() + rating - 1;
      }
    }
    // A ballot that rates nothing says nothing, whatever the rules.
    return rated == 0 || !OptionList.isAllowed(rules, rated)
        ? null
        : Marks.counters(Arrays.copyOf(counters, rated));
  }
}
