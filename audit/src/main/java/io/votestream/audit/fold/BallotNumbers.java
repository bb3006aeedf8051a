package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the ballots of a poll, so that a slot remembers its own in a few bits: one that raises a
 * single counter and no more has that counter's number, any other the next one that is free.
 */
final class BallotNumbers {

  static final int NONE = -1;

  private static final int SINGLE = 1 << 16;

  /** What a ballot raises; the ranking is empty unless the poll is ranked. */
  record Ballot(List<Integer> counters, List<Integer> ranking) {}

  private final Map<Ballot, Integer> numbers = new HashMap<>();
  private final List<Ballot> ballots = new ArrayList<>();

  int ofCounters(int[] counters, int count) {
    if (count == 1 && counters[0] < SINGLE) {
      return counters[0];
    }
    return of(new Ballot(list(counters, count), List.of()));
  }

  int ofRanking(int[] ranking, int count) {
    return of(new Ballot(list(ranking, 1), list(ranking, count)));
  }

  private int of(Ballot ballot) {
    return numbers.computeIfAbsent(ballot, this::add);
  }

  private int add(Ballot ballot) {
    int number = SINGLE + ballots.size();
    if (number > SlotTable.MAX_BALLOT) {
      throw new IllegalStateException("more different ballots of one poll than fit");
    }
    ballots.add(ballot);
    return number;
  }

  /** Whether the number is that of the one counter that the ballot raises. */
  static boolean isCounter(int number) {
    return number < SINGLE;
  }

  /** The ballot of a number that is not {@link #isCounter}. */
  Ballot ballot(int number) {
    return ballots.get(number - SINGLE);
  }

  private static List<Integer> list(int[] numbers, int count) {
    return Arrays.stream(numbers, 0, count).boxed().toList();
  }
}
