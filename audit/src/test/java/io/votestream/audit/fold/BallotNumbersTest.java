package io.votestream.audit.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallotNumbersTest {

  private final BallotNumbers numbers = new BallotNumbers();

  @Test
  void aSingleCounterIsItsOwnNumber() {
    assertThat(numbers.takeCounters(new int[] {7, 99}, 1)).isEqualTo(7);
    assertThat(counters(numbers, 7)).containsExactly(7);
    assertThat(numbers.isRanking(7)).isFalse();
  }

  @Test
  void equalBallotsShareANumberAndARankingIsNoChoice() {
    int choices = numbers.takeCounters(new int[] {2, 0}, 2);
    int ranking = numbers.takeRanking(new int[] {2, 0}, 2);
    assertThat(numbers.takeCounters(new int[] {2, 0, 5}, 2)).isEqualTo(choices);
    assertThat(ranking).isNotEqualTo(choices);
    assertThat(counters(numbers, choices)).containsExactly(2, 0);
    assertThat(counters(numbers, ranking)).containsExactly(2);
    assertThat(numbers.ranking(ranking)).containsExactly(2, 0);
  }

  /** One voter who changes a ballot a million times, each time to another one, needs one number. */
  @Test
  void aNumberThatNoSlotHasIsFreeAgain() {
    int kept = numbers.takeCounters(new int[] {1, 2}, 2);
    int held = numbers.takeCounters(new int[] {0, 1}, 2);
    for (int i = 0; i < 1_000_000; i++) {
      int next = numbers.takeCounters(new int[] {i, i + 1, 3}, 3);
      numbers.release(held);
      held = next;
      assertThat(held).isBetween(kept, kept + 2);
    }
    numbers.takeCounters(new int[] {1, 2}, 2);
    numbers.release(kept);
    assertThat(counters(numbers, kept)).containsExactly(1, 2);
  }

  @Test
  void areReadBackAsTheyWereParked() {
    int wide = numbers.takeCounters(new int[] {0x8000, Integer.MAX_VALUE, 0x7fff, 0xd800}, 4);
    int freed = numbers.takeRanking(new int[] {3, 1}, 2);
    int ranking = numbers.takeRanking(new int[] {1, 0}, 2);
    numbers.release(freed);
    try (SlotFile file = new SlotFile()) {
      BallotNumbers read =
          file.restore(file.park(new SlotFile.Ballots(new SlotTable(), numbers))).numbers();
      assertThat(counters(read, wide)).containsExactly(0x8000, Integer.MAX_VALUE, 0x7fff, 0xd800);
      assertThat(read.ranking(ranking)).containsExactly(1, 0);
      assertThat(read.takeRanking(new int[] {1, 0}, 2)).isEqualTo(ranking);
      assertThat(read.takeRanking(new int[] {0, 1}, 2)).isEqualTo(freed);
    }
  }

  private static List<Integer> counters(BallotNumbers numbers, int number) {
    List<Integer> counters = new ArrayList<>();
    numbers.forEachCounter(number, counters::add);
    return counters;
  }
}
