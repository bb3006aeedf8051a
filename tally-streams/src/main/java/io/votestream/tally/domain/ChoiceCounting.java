package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single and multiple choice: one counter per option. */
enum ChoiceCounting implements CountingRule {
  INSTANCE;

  @Override
  public int size(PollRules rules) {
    return rules.getOptions();
  }

  @Override
  public int @Nullable [] counters(PollRules rules, List<Integer> choices) {
    if (choices.size() < rules.getMinChoices() || choices.size() > rules.getMaxChoices()) {
      return null;
    }
    int[] counters = new int[choices.size()];
    for (int i = 0; i < counters.length; i++) {
      int choice = choices.get(i);
      // Negative is an unsigned number beyond any option.
      if (choice < 0 || choice >= rules.getOptions() || contains(counters, i, choice)) {
        return null;
      }
      counters[i] = choice;
    }
    return counters;
  }

  private static boolean contains(int[] counters, int length, int choice) {
    for (int i = 0; i < length; i++) {
      if (counters[i] == choice) {
        return true;
      }
    }
    return false;
  }
}
