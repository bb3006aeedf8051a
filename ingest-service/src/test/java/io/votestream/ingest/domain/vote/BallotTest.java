package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polls here have three options; a ballot names one or two of them; ratings go to four. */
class BallotTest {

  @ParameterizedTest
  @CsvSource({
    "CHOICE, CHOICE, 2, ",
    "CHOICE, CHOICE, 2 0, ",
    "CHOICE, CHOICE, 3, NO_SUCH_CHOICE",
    "CHOICE, CHOICE, -1, NO_SUCH_CHOICE",
    "CHOICE, CHOICE, 1 1, REPEATED_CHOICE",
    "CHOICE, CHOICE, , WRONG_NUMBER_OF_CHOICES",
    "CHOICE, CHOICE, 0 1 2, WRONG_NUMBER_OF_CHOICES",
    "CHOICE, RATING, 1 0 0, WRONG_KIND_OF_BALLOT",
    "CHOICE, RANKED, 1, WRONG_KIND_OF_BALLOT",
    "RATING, RATING, 4 0 1, ",
    "RATING, RATING, 0 0 1, ",
    "RATING, RATING, 0 0 0, WRONG_NUMBER_OF_CHOICES",
    "RATING, RATING, 1 1 1, WRONG_NUMBER_OF_CHOICES",
    "RATING, RATING, 1 1, WRONG_NUMBER_OF_RATINGS",
    "RATING, RATING, 1 0 0 0, WRONG_NUMBER_OF_RATINGS",
    "RATING, RATING, 5 0 0, OUT_OF_RANGE",
    "RATING, RATING, -1 0 0, OUT_OF_RANGE",
    "RATING, CHOICE, 1, WRONG_KIND_OF_BALLOT",
    "RANKED, RANKED, 2 0, ",
    "RANKED, RANKED, 2 2, REPEATED_CHOICE",
    "RANKED, RANKED, 2 1 0, WRONG_NUMBER_OF_CHOICES",
    "RANKED, CHOICE, 2, WRONG_KIND_OF_BALLOT",
  })
  void onlyWhatTheRulesAllow(
      String poll, String ballot, @Nullable String values, @Nullable ErrorCode code) {
    PollRules rules =
        PollRules.newBuilder()
            .setKind(BallotKind.valueOf("BALLOT_KIND_" + poll))
            .setOptions(3)
            .setMinChoices(1)
            .setMaxChoices(2)
            .setLevels(poll.equals("RATING") ? 4 : 0)
            .build();
    Throwable refusal = catchThrowable(() -> ballot(ballot, values).requireAllowed(rules));
    assertThat(refusal == null ? null : ((Refusal) refusal).code()).isEqualTo(code);
  }

  @Test
  void aRankingKeepsItsOrderAndRatingsHaveTheirOwnField() {
    VoteCast.Builder ranked = VoteCast.newBuilder();
    ballot("RANKED", "2 0").into(ranked);
    assertThat(ranked.getChoicesList()).containsExactly(2, 0);
    VoteCast.Builder rated = VoteCast.newBuilder();
    ballot("RATING", "4 0 1").into(rated);
    assertThat(rated.getRatingsList()).containsExactly(4, 0, 1);
    assertThat(rated.getChoicesList()).isEmpty();
  }

  private static Ballot ballot(String kind, @Nullable String values) {
    List<Integer> numbers =
        values == null
            ? List.of()
            : Arrays.stream(values.split(" ")).map(Integer::valueOf).toList();
    return new Ballot(BallotKind.valueOf("BALLOT_KIND_" + kind), numbers);
  }
}
