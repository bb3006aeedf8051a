package io.votestream.tally.domain;

import io.votestream.schemas.v1.PollRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that a ballot names, as far as kinds of ballots share the rules for them. */
final class OptionList {

  private OptionList() {}

  /** Whether a ballot may name so many options. */
  static boolean isAllowed(PollRules rules, int named) {
    return named >= rules.getMinChoices() && named <= rules.getMaxChoices();
  }

  /**
   * @return null unless there are as many as the rules ask for, each an option and no two the same
   */
  static int @Nullable [] distinct(PollRules rules, List<Integer> choices) {
    if (!isAllowed(rules, choices.size())) {
      return null;
    }
    int[] options = new int[choices.size()];
    for (int i = 0; i < options.length; i++) {
      int option = choices.get(i);
      // Negative is an unsigned number beyond any option.
      if (option < 0 || option >= rules.getOptions() || contains(options, i, option)) {
        return null;
      }
      options[i] = option;
    }
    return options;
  }

  private static boolean contains(int[] options, int length, int option) {
    for (int i = 0; i < length; i++) {
      if (options[i] == option) {
        return true;
      }
    }
    return false;
  }
}
