package io.votestream.audit.fold;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The positions at which the state of a poll in a partition will be asked for. They must be named
 * before the fold has passed them.
 */
public final class KeptStates {

  private final TreeMap<Long, PartialTally> passed = new TreeMap<>();
  private final TreeSet<Long> ahead = new TreeSet<>();
  private long next = Long.MAX_VALUE;

  /** Keep the state after the event at this offset. */
  public void keep(long offset, PollPartition poll) {
    if (offset >= poll.position()) {
      ahead.add(offset);
      next = ahead.first();
    }
  }

  /** Before the fold takes the event at this offset. */
  void before(long offset, PollPartition poll) {
    if (offset > next) {
      PartialTally state = poll.current();
      while (!ahead.isEmpty() && ahead.first() < offset) {
        passed.put(ahead.removeFirst(), state);
      }
      next = ahead.isEmpty() ? Long.MAX_VALUE : ahead.first();
    }
  }

  /**
   * The state with all events up to this offset; empty if it was passed without having been named.
   */
  public Optional<PartialTally> at(long offset, PollPartition poll) {
    return offset >= poll.position()
        ? Optional.of(poll.current())
        : Optional.ofNullable(passed.get(offset));
  }
}
