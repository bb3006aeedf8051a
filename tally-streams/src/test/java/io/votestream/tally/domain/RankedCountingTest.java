package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.RANKED;
import static io.votestream.tally.domain.VoteEvents.rating;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankedCountingTest {

  private final CountingRule rule = CountingRule.of(RANKED);

  @Test
  void theFirstPreferenceIsACounterAndTheRankingIsKept() {
    assertThat(rule.size(RANKED)).isEqualTo(3);
    Marks marks = marks(2, 0, 1);
    assertThat(marks).isEqualTo(Marks.ranking(2, 0, 1));
    assertThat(marks(2, 0, 1)).isNotEqualTo(marks(2, 1, 0));
    assertThat(Marks.ranking(2, 0, 1).counters()).containsExactly(2);
    assertThat(Marks.ranking(2, 0, 1).ranking()).containsExactly(2, 0, 1);
  }

  @Test
  void otherBallotsAreInvalid() {
    assertThat(marks()).as("nothing ranked").isNull();
    assertThat(marks(0, 1, 0)).as("one twice").isNull();
    assertThat(marks(3)).as("no option").isNull();
    assertThat(rule.marks(RANKED, rating("p", "ann", 1, 2, 3).getVoteCast()))
        .as("another kind")
        .isNull();
    assertThat(
            rule.marks(RANKED.toBuilder().setMinChoices(0).build(), vote("p", "a").getVoteCast()))
        .as("says nothing")
        .isNull();
    assertThat(rule.marks(RANKED.toBuilder().setMaxChoices(2).build(), ofThree()))
        .as("too deep")
        .isNull();
  }

  private static io.votestream.schemas.v1.VoteCast ofThree() {
    return vote("p", "ann", 2, 0, 1).getVoteCast();
  }

  private @Nullable Marks marks(Integer... choices) {
    return rule.marks(RANKED, vote("p", "ann", choices).getVoteCast());
  }
}
