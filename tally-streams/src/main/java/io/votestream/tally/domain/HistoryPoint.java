package io.votestream.tally.domain;

import io.votestream.schemas.v1.Tally;

/**
 * One point of a poll's curve over time.
 *
 * @param at beginning of its bucket, milliseconds since the epoch
 * @param tally the last one of the bucket
 */
public record HistoryPoint(long at, Tally tally) {

  private static final long BUCKET_MILLIS = 10_000;

  static HistoryPoint of(Tally tally) {
    return new HistoryPoint(tally.getAsOf() - Math.floorMod(tally.getAsOf(), BUCKET_MILLIS), tally);
  }

  Key key() {
    return new Key(tally.getPollId(), at);
  }

  record Key(String pollId, long at) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byPoll = pollId.compareTo(other.pollId);
      return byPoll != 0 ? byPoll : Long.compare(at, other.at);
    }
  }
}
