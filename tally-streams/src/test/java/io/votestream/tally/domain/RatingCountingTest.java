package io.votestream.tally.domain;

import static io.votestream.tally.domain.VoteEvents.RATED;
import static io.votestream.tally.domain.VoteEvents.rating;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.PollRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatingCountingTest {

  private final CountingRule rule = CountingRule.of(RATED);

  @Test
  void eachRatingOfAnOptionIsACounter() {
    assertThat(rule.size(RATED)).isEqualTo(12);
    assertThat(marks(RATED, 1, 4, 2)).isEqualTo(Marks.counters(0, 7, 9));
    assertThat(marks(RATED, 0, 0, 4)).isEqualTo(Marks.counters(11));
  }

  @Test
  void otherBallotsAreInvalid() {
    assertThat(marks(RATED, 0, 0, 0)).as("nothing rated").isNull();
    assertThat(marks(RATED, 1, 2)).as("an option is missing").isNull();
    assertThat(marks(RATED, 1, 2, 3, 4)).as("one option too many").isNull();
    assertThat(marks(RATED, 5, 1, 1)).as("above the highest").isNull();
    assertThat(marks(RATED, -1, 1, 1)).as("far above the highest").isNull();
    assertThat(rule.marks(RATED, vote("p", "ann", 1).getVoteCast())).as("another kind").isNull();
  }

  @Test
  void theNumberOfRatedOptionsIsBounded() {
    PollRules two = RATED.toBuilder().setMinChoices(2).setMaxChoices(2).build();
    assertThat(marks(two, 1, 0, 1)).isNotNull();
    assertThat(marks(two, 1, 0, 0)).isNull();
    assertThat(marks(two, 1, 1, 1)).isNull();
    PollRules none = RATED.toBuilder().setMinChoices(0).build();
    assertThat(marks(none, 0, 0, 0)).as("says nothing").isNull();
  }

  private @Nullable Marks marks(PollRules rules, Integer... ratings) {
    return rule.marks(rules, rating("p", "ann", ratings).getVoteCast());
  }
}
