package io.votestream.audit.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunoffTest {

  private final SortedMap<List<Integer>, Long> rankings = new TreeMap<>(PollPartition::compare);

  private void ballots(long number, Integer... ranking) {
    rankings.put(Arrays.asList(ranking), number);
  }

  @Test
  void moreThanHalfWinsAtOnce() {
    ballots(6, 1);
    ballots(5, 0, 2);
    assertThat(Runoff.winner(rankings, 3)).isEqualTo(1);
  }

  /** Tennessee's capital: the leader of the first step loses. */
  @Test
  void votesOfTheEliminatedGoOn() {
    ballots(42, 0, 1, 2, 3);
    ballots(26, 1, 2, 3, 0);
    ballots(15, 2, 3, 1, 0);
    ballots(17, 3, 2, 1, 0);
    assertThat(Runoff.winner(rankings, 4)).isEqualTo(3);
  }

  @Test
  void exhaustedBallotsDoNotCountTowardsTheHalf() {
    ballots(4, 0);
    ballots(3, 1);
    ballots(2, 2);
    assertThat(Runoff.winner(rankings, 3)).isEqualTo(0);
  }

  @Test
  void ofEqualsTheOneThatWasBehindLatestGoesElseTheOneNamedLast() {
    ballots(4, 0);
    ballots(4, 1);
    assertThat(Runoff.winner(rankings, 2)).isEqualTo(0);

    // 2 and 1 have five each once 3 is gone; in the step before, 1 had four and 2 had five.
    rankings.clear();
    ballots(6, 0);
    ballots(4, 1, 2);
    ballots(5, 2, 1);
    ballots(1, 3, 1);
    assertThat(Runoff.winner(rankings, 4)).isEqualTo(2);
  }

  @Test
  void nobodyWinsWithoutBallots() {
    assertThat(Runoff.winner(rankings, 3)).isEqualTo(Runoff.NOBODY);
  }
}
