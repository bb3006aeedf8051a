package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import org.jspecify.annotations.Nullable;

/**
 * Some options in order of preference: one counter per option for first preferences, and the number
 * of ballots of each ranking, from which a runoff can be counted. How many rankings a poll can have
 * is bounded where polls are made.
 */
enum RankedCounting implements CountingRule {
  INSTANCE;

  @Override
  public int size(PollRules rules) {
    return rules.getOptions();
  }

  @Override
  public @Nullable Marks marks(PollRules rules, VoteCast vote) {
    int[] ranking = OptionList.distinct(rules, vote.getChoicesList());
    return ranking == null || ranking.length == 0 || vote.getRatingsCount() > 0
        ? null
        : Marks.ranking(ranking);
  }
}
