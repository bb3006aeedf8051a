package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BallotFormTest {

  @ParameterizedTest
  @CsvSource({"2, 2", "5, 5", "6, 6", "7, 4", "8, 3", "12, 3", "13, 3", "14, 2", "44, 2", "45, 1"})
  void aRankingIsAsDeepAsTwoThousandRankingsAllow(int options, int depth) {
    assertThat(ranked(null, null, options).maxChoices()).isEqualTo(depth);
    if (depth < options) {
      refused(() -> ranked(null, depth + 1, options), "at most " + depth + " fits");
    }
  }

  @Property
  void noRankedPollHasMoreThanTwoThousandRankings(
      @ForAll @IntRange(min = 2, max = 50) int options,
      @ForAll @IntRange(min = 1, max = 50) int least) {
    try {
      BallotForm form = ranked(least, null, options);
      assertThat(rankings(options, form.minChoices(), form.maxChoices())).isBetween(1L, 2_000L);
      assertThat(
              form.maxChoices() == options
                  || rankings(options, form.minChoices(), form.maxChoices() + 1) > 2_000)
          .isTrue();
    } catch (Refusal e) {
      assertThat(least > options || rankings(options, least, least) > 2_000).isTrue();
    }
  }

  @Test
  void levelsAreTwoToTenAndOnlyForRatings() {
    assertThat(rating(null).levels()).isEqualTo(5);
    assertThat(rating(2).levels()).isEqualTo(2);
    assertThat(rating(10).levels()).isEqualTo(10);
    refused(() -> rating(1), "levels");
    refused(() -> rating(11), "levels");
    refused(() -> BallotForm.of(BallotKind.BALLOT_KIND_CHOICE, 1, 1, 5, 3), "levels");
  }

  @Test
  void choicesAreBoundedByTheOptions() {
    for (BallotKind kind :
        new BallotKind[] {
          BallotKind.BALLOT_KIND_CHOICE,
          BallotKind.BALLOT_KIND_RATING,
          BallotKind.BALLOT_KIND_RANKED
        }) {
      refused(() -> BallotForm.of(kind, 0, 1, null, 3), "choices");
      refused(() -> BallotForm.of(kind, 2, 1, null, 3), "choices");
      refused(() -> BallotForm.of(kind, 1, 4, null, 3), "choices");
      assertThat(BallotForm.of(kind, null, null, null, 3).maxChoices()).isEqualTo(3);
    }
  }

  private static BallotForm ranked(@Nullable Integer min, @Nullable Integer max, int options) {
    return BallotForm.of(BallotKind.BALLOT_KIND_RANKED, min, max, null, options);
  }

  private static BallotForm rating(@Nullable Integer levels) {
    return BallotForm.of(BallotKind.BALLOT_KIND_RATING, null, null, levels, 3);
  }

  /** Σ n! / (n - k)!, term by term. */
  private static long rankings(int options, int min, int max) {
    long sum = 0;
    for (int depth = min; depth <= max; depth++) {
      double term = 1;
      for (int i = 0; i < depth; i++) {
        term *= options - i;
      }
      sum += (long) Math.min(term, 1e12);
    }
    return sum;
  }

  private static void refused(Runnable call, String part) {
    assertThatThrownBy(call::run).isInstanceOf(Refusal.class).hasMessageContaining(part);
  }
}
