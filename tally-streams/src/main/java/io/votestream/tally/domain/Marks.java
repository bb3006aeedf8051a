package io.votestream.tally.domain;

import java.util.Arrays;

/**
 * What a valid ballot adds to the count, and takes back if it is replaced: one in each of some
 * counters, and in a ranked poll one of its ranking.
 *
 * @param ranked the values are a ranking, whose first preference is its only counter; else they are
 *     the counters, each at most once
 */
public record Marks(boolean ranked, int... values) {

  private static final int[] NONE = {};

  static Marks counters(int... counters) {
    return new Marks(false, counters);
  }

  /**
   * @param ranking option indexes in order of preference, at least one
   */
  static Marks ranking(int... ranking) {
    return new Marks(true, ranking);
  }

  int[] counters() {
    return ranked ? new int[] {values[0]} : values;
  }

  /** Empty unless the ballot is a ranked one. */
  public int[] ranking() {
    return ranked ? values : NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Marks marks
        && ranked == marks.ranked
        && Arrays.equals(values, marks.values);
  }

  @Override
  public int hashCode() {
    return 31 * Boolean.hashCode(ranked) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return (ranked ? "ranking" : "counters") + Arrays.toString(values);
  }
}
