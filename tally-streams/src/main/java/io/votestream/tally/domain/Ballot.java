package io.votestream.tally.domain;

import java.util.Arrays;

/**
 * The ballot that counts in a slot.
 *
 * @param offset its place in the partition of the vote log
 * @param counters the counters it raised by one; kept rather than the choices, so that it can be
 *     taken back even after a reopening changed how choices are counted
 */
public record Ballot(long offset, int... counters) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Ballot ballot
        && offset == ballot.offset
        && Arrays.equals(counters, ballot.counters);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(offset) + Arrays.hashCode(counters);
  }

  @Override
  public String toString() {
    return "Ballot[offset=" + offset + ", counters=" + Arrays.toString(counters) + "]";
  }
}
