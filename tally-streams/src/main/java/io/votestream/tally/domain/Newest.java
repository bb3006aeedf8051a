package io.votestream.tally.domain;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Tally;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Thins a batch out to what will stand in the end. The result is in key order: two writers that
 * lock the rows of a store in the same order cannot deadlock.
 */
public final class Newest {

  private Newest() {}

  public static Collection<Tally> tallies(Collection<Tally> tallies) {
    return newest(tallies, Tally::getPollId, Comparator.comparingLong(Tally::getVersion));
  }

  public static Collection<Poll> polls(Collection<Poll> polls) {
    return newest(polls, Poll::getId, Comparator.comparingInt(Poll::getVersion));
  }

  /** The newest tally of each poll in each bucket of its history. */
  public static Collection<HistoryPoint> history(Collection<Tally> tallies) {
    return newest(
        tallies.stream().map(HistoryPoint::of).toList(),
        HistoryPoint::key,
        Comparator.comparingLong(point -> point.tally().getVersion()));
  }

  private static <K extends Comparable<K>, V> Collection<V> newest(
      Collection<V> values, Function<V, K> key, Comparator<V> version) {
    SortedMap<K, V> newest = new TreeMap<>();
    for (V value : values) {
      newest.merge(key.apply(value), value, BinaryOperator.maxBy(version));
    }
    return newest.values();
  }
}
