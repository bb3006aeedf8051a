package io.votestream.query.domain.results;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.domain.results.InstantRunoff.Step;
import io.votestream.query.domain.results.InstantRunoff.Tie;
import io.votestream.query.domain.results.InstantRunoff.TieRule;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstantRunoffTest {

  private static final int MEMPHIS = 0;
  private static final int NASHVILLE = 1;
  private static final int CHATTANOOGA = 2;
  private static final int KNOXVILLE = 3;

  /**
   * The example of Wikipedia's article "Instant-runoff voting": Tennessee chooses its capital, with
   * the votes in per cent. In the first round Chattanooga goes with 15, in the second Nashville
   * with 26 against Memphis' 42 and Knoxville's 32; in the third Knoxville has 58 and wins.
   */
  @Test
  void theCapitalOfTennessee() {
    InstantRunoff capital =
        InstantRunoff.count(
            4,
            List.of(
                ranking(42, MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE),
                ranking(26, NASHVILLE, CHATTANOOGA, KNOXVILLE, MEMPHIS),
                ranking(15, CHATTANOOGA, KNOXVILLE, NASHVILLE, MEMPHIS),
                ranking(17, KNOXVILLE, CHATTANOOGA, NASHVILLE, MEMPHIS)));

    assertThat(capital.steps())
        .containsExactly(
            step(CHATTANOOGA, 0, 42L, 26L, 15L, 17L),
            step(NASHVILLE, 0, 42L, 26L, null, 32L),
            step(null, 0, 42L, null, null, 58L));
    assertThat(capital.winner()).isEqualTo(KNOXVILLE);
  }

  /**
   * The last three candidates for mayor of Burlington, Vermont, in 2009: Montroll, Kiss and Wright,
   * with the 8,833 ballots that rank any of them, as tabulated by Warren D. Smith and others from
   * the published ballots (rangevoting.org/Burlington.html). Montroll goes, though each of the
   * others would lose to him alone; Kiss wins with 4,314 against 4,064, 455 ballots being
   * exhausted.
   */
  @Test
  void theMayorOfBurlington() {
    int montroll = 0;
    int kiss = 1;
    int wright = 2;
    InstantRunoff mayor =
        InstantRunoff.count(
            3,
            List.of(
                ranking(1_332, montroll, kiss, wright),
                ranking(767, montroll, wright, kiss),
                ranking(455, montroll),
                ranking(2_043, kiss, montroll, wright),
                ranking(371, kiss, wright, montroll),
                ranking(568, kiss),
                ranking(1_513, wright, montroll, kiss),
                ranking(495, wright, kiss, montroll),
                ranking(1_289, wright)));

    assertThat(mayor.steps())
        .containsExactly(
            step(montroll, 0, 2_554L, 2_982L, 3_297L), step(null, 455, null, 4_314L, 4_064L));
    assertThat(mayor.winner()).isEqualTo(kiss);
  }

  @Test
  void moreThanHalfWinsAtOnce_halfDoesNot() {
    assertThat(InstantRunoff.count(2, List.of(ranking(3, 1), ranking(2, 0))).steps())
        .containsExactly(step(null, 0, 2L, 3L));
    assertThat(InstantRunoff.count(3, List.of(ranking(2, 1), ranking(1, 0), ranking(1, 2))).steps())
        .containsExactly(
            tied(2, 0, new Tie(List.of(0, 2), TieRule.OPTION_ORDER, null), 1L, 2L, 1L),
            step(null, 1, 1L, 2L, null));
  }

  @Test
  void ofEquallyFewTheOneGoesThatHadFewerBefore() {
    // 1 and 2 are level at 4 once 3 is gone; before, 2 had fewer.
    InstantRunoff runoff =
        InstantRunoff.count(
            4, List.of(ranking(5, 0), ranking(4, 1), ranking(3, 2), ranking(1, 3, 2)));

    assertThat(runoff.steps())
        .containsExactly(
            step(3, 0, 5L, 4L, 3L, 1L),
            tied(2, 0, new Tie(List.of(1, 2), TieRule.EARLIER_STEP, 0), 5L, 4L, 4L, null),
            step(null, 4, 5L, 4L, null, null));
    assertThat(runoff.winner()).isZero();
  }

  @Test
  void ofThoseThatWereAlwaysLevelTheLastListedGoes() {
    InstantRunoff runoff = InstantRunoff.count(3, List.of(ranking(1, 0), ranking(1, 1)));

    assertThat(runoff.steps())
        .containsExactly(
            step(2, 0, 1L, 1L, 0L),
            tied(1, 0, new Tie(List.of(0, 1), TieRule.OPTION_ORDER, null), 1L, 1L, null),
            step(null, 1, 1L, null, null));
    assertThat(runoff.winner()).isZero();
  }

  @Test
  void aTieOfThree_thenOfTwo() {
    InstantRunoff runoff =
        InstantRunoff.count(3, List.of(ranking(2, 0), ranking(2, 1), ranking(2, 2)));

    assertThat(runoff.steps())
        .containsExactly(
            tied(2, 0, new Tie(List.of(0, 1, 2), TieRule.OPTION_ORDER, null), 2L, 2L, 2L),
            tied(1, 2, new Tie(List.of(0, 1), TieRule.OPTION_ORDER, null), 2L, 2L, null),
            step(null, 4, 2L, null, null));
  }

  @Test
  void aTieInTheMiddleThatTheWinnerHasNoPartIn() {
    InstantRunoff runoff =
        InstantRunoff.count(
            4, List.of(ranking(5, 0), ranking(2, 1, 0), ranking(2, 2, 0), ranking(3, 3)));

    assertThat(runoff.steps().getFirst())
        .isEqualTo(tied(2, 0, new Tie(List.of(1, 2), TieRule.OPTION_ORDER, null), 5L, 2L, 2L, 3L));
    assertThat(runoff.steps().getLast()).isEqualTo(step(null, 0, 7L, 2L, null, 3L));
    assertThat(runoff.winner()).isZero();
  }

  /** Level in the third step; the second leaves 0 and 1, the first tells these apart. */
  @Test
  void ofThreeThatAreLevelTwoStepsTellThemApart() {
    InstantRunoff runoff =
        InstantRunoff.count(
            5,
            List.of(
                ranking(3, 0),
                ranking(4, 1),
                ranking(5, 2),
                ranking(1, 3, 0),
                ranking(1, 4, 0),
                ranking(1, 4, 1)));

    assertThat(runoff.steps().stream().filter(step -> step.tie() != null))
        .containsExactly(
            tied(0, 0, new Tie(List.of(0, 1, 2), TieRule.EARLIER_STEP, 0), 5L, 5L, 5L, null, null),
            tied(1, 5, new Tie(List.of(1, 2), TieRule.EARLIER_STEP, 1), null, 5L, 5L, null, null));
    assertThat(runoff.winner()).isEqualTo(2);
  }

  @Test
  void whenAllButOnesBallotsAreExhaustedItWins() {
    InstantRunoff runoff =
        InstantRunoff.count(4, List.of(ranking(1, 3), ranking(1, 2), ranking(1, 1)));

    assertThat(runoff.steps().getLast()).isEqualTo(step(null, 2, null, 1L, null, null));
    assertThat(runoff.winner()).isEqualTo(1);
  }

  @Test
  void withoutBallotsNobodyWins() {
    assertThat(InstantRunoff.count(3, List.of())).isEqualTo(new InstantRunoff(null, List.of()));
  }

  private static Ranking ranking(long ballots, int... options) {
    return new Ranking(IntStream.of(options).boxed().toList(), ballots);
  }

  private static Step step(@Nullable Integer eliminated, long exhausted, @Nullable Long... votes) {
    return new Step(asList(votes), eliminated, exhausted, null);
  }

  private static Step tied(int eliminated, long exhausted, Tie tie, @Nullable Long... votes) {
    return new Step(asList(votes), eliminated, exhausted, tie);
  }
}
