package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import org.jspecify.annotations.Nullable;

/** Single and multiple choice: one counter per option. */
enum ChoiceCounting implements CountingRule {
  INSTANCE;

  @Override
  public int size(PollRules rules) {
    return rules.getOptions();
  }

  @Override
  public @Nullable Marks marks(PollRules rules, VoteCast vote) {
    int[] options = OptionList.distinct(rules, vote.getChoicesList());
    return options == null || vote.getRatingsCount() > 0 ? null : Marks.counters(options);
  }
}
