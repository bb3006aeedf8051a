package io.votestream.tally.domain;

import java.util.Map;

/**
 * How far a view has read the topics, kept in the view itself: one that is lost, emptied or
 * restored from a backup says thereby where reading has to go on, and becomes whole by itself.
 *
 * <p>Partitions are named as in {@code tallies-3}; positions are the offsets to read next, 0 where
 * nothing was read yet.
 */
public interface ViewPositions {

  /** By partition; those at 0 may be absent. */
  Map<String, Long> stored();

  /**
   * Writes records to the view and moves it on behind them.
   *
   * @param from where the records begin
   * @param to where reading goes on, of the same partitions
   * @return false if the view does not stand at {@code from}; it is not moved then
   * @throws RuntimeException if the view did not confirm; the same may be tried again
   */
  boolean advance(Map<String, Long> from, Map<String, Long> to, Runnable write);
}
