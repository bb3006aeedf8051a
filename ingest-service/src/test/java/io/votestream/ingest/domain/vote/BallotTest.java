package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
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
    Throwable refusal = catchThrowable(() -> cast(ballot(ballot, values), rules(poll)));
    assertThat(refusal == null ? null : ((Refusal) refusal).code()).isEqualTo(code);
  }

  @Test
  void aRankingKeepsItsOrderAndRatingsHaveTheirOwnField() {
    VoteCast ranked = cast(ballot("RANKED", "2 0"), rules("RANKED"));
    assertThat(ranked.getChoicesList()).containsExactly(2, 0);
    VoteCast rated = cast(ballot("RATING", "4 0 1"), rules("RATING"));
    assertThat(rated.getRatingsList()).containsExactly(4, 0, 1);
    assertThat(rated.getChoicesList()).isEmpty();
  }

  private static VoteCast cast(Ballot ballot, PollRules rules) {
    Poll open = Poll.newBuilder().setStatus(PollStatus.POLL_STATUS_OPEN).setRules(rules).build();
    return ballot.cast(open, new BallotSlot(ByteString.EMPTY, null), 0);
  }

  private static PollRules rules(String kind) {
    return PollRules.newBuilder()
        .setKind(BallotKind.valueOf("BALLOT_KIND_" + kind))
        .setOptions(3)
        .setMinChoices(1)
        .setMaxChoices(2)
        .setLevels(kind.equals("RATING") ? 4 : 0)
        .build();
  }

  private static Ballot ballot(String kind, @Nullable String values) {
    List<Integer> numbers =
        values == null
            ? List.of()
            : Arrays.stream(values.split(" ")).map(Integer::valueOf).toList();
    return new Ballot(BallotKind.valueOf("BALLOT_KIND_" + kind), numbers);
  }
}
