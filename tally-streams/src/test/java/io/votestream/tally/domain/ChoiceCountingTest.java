package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.rating;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.PollRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoiceCountingTest {

  private static final PollRules UP_TO_TWO = FIRST_COUNTS.toBuilder().setMaxChoices(2).build();

  private final CountingRule rule = CountingRule.of(UP_TO_TWO);

  @Test
  void eachChoiceIsACounter() {
    assertThat(rule.size(UP_TO_TWO)).isEqualTo(3);
    assertThat(marks(2, 0)).isEqualTo(Marks.counters(2, 0));
    assertThat(marks(1)).isEqualTo(Marks.counters(1));
  }

  @Test
  void otherBallotsAreInvalid() {
    assertThat(marks()).as("too few").isNull();
    assertThat(marks(0, 1, 2)).as("too many").isNull();
    assertThat(marks(3)).as("no option").isNull();
    assertThat(marks(-1)).as("no option").isNull();
    assertThat(marks(1, 1)).as("one twice").isNull();
    assertThat(rule.marks(UP_TO_TWO, rating("p", "ann", 1, 0, 0).getVoteCast()))
        .as("another kind")
        .isNull();
  }

  private @Nullable Marks marks(Integer... choices) {
    return rule.marks(UP_TO_TWO, vote("p", "ann", choices).getVoteCast());
  }
}
