package io.votestream.audit.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the choices of ballots, so that a slot remembers them in a few bits: a single choice is
 * its own number, any other list of choices gets the next one. The order of choices is kept.
 */
final class ChoiceSets {

  private static final int SINGLE = 1 << 16;

  private final Map<List<Integer>, Integer> numbers = new HashMap<>();
  private final List<int[]> lists = new ArrayList<>();

  int number(int[] choices, int count) {
    if (count == 1 && choices[0] >= 0 && choices[0] < SINGLE) {
      return choices[0];
    }
    int[] list = Arrays.copyOf(choices, count);
    return numbers.computeIfAbsent(Arrays.stream(list).boxed().toList(), unused -> add(list));
  }

  int[] choices(int number) {
    return number < SINGLE ? new int[] {number} : lists.get(number - SINGLE);
  }

  private int add(int[] list) {
    int number = SINGLE + lists.size();
    if (number > SlotTable.MAX_CHOICES) {
      throw new IllegalStateException("more different ballots of one poll than fit");
    }
    lists.add(list);
    return number;
  }
}
