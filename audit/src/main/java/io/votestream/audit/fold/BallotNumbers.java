package io.votestream.audit.fold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Numbers the ballots of a poll, so that a slot remembers its own in a few bits: one that raises a
 * single counter and no more has that counter's number, any other one that is free. A number is
 * free again when no slot has it any more.
 */
final class BallotNumbers {

  private static final int SINGLE = 1 << 16;

  /** First character of a ballot's text. */
  private static final char COUNTERS = 'c';

  private static final char RANKING = 'r';

  /** A bit of the first of two characters: what it names does not fit in one. */
  private static final int WIDE = 0x8000;

  /** As texts, of one or two characters for each mark: many polls have nearly as many as voters. */
  private final List<String> ballots = new ArrayList<>();

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int[] holders = new int[16];

  /** The number for one more slot that holds a ballot of these counters. */
  int takeCounters(int[] counters, int count) {
    return count == 1 && counters[0] < SINGLE ? counters[0] : take(text(COUNTERS, counters, count));
  }

  /** The number for one more slot that holds a ballot of this ranking. */
  int takeRanking(int[] ranking, int count) {
    return take(text(RANKING, ranking, count));
  }

  private int take(String ballot) {
    int index = numbers.computeIfAbsent(ballot, this::add);
    holders[index]++;
    return SINGLE + index;
  }

  private int add(String ballot) {
    Integer reused = free.poll();
    if (reused != null) {
      ballots.set(reused, ballot);
      return reused;
    }
    int index = ballots.size();
    if (SINGLE + index > SlotTable.MAX_BALLOT) {
      throw new IllegalStateException("more different ballots of one poll than fit");
    }
    ballots.add(ballot);
    if (index == holders.length) {
      holders = Arrays.copyOf(holders, 2 * index);
    }
    return index;
  }

  /** One slot fewer has this ballot. */
  void release(int number) {
    if (number < SINGLE) {
      return;
    }
    int index = number - SINGLE;
    if (--holders[index] == 0) {
      numbers.remove(ballots.set(index, ""));
      free.add(index);
    }
  }

  /** Tells each counter that a ballot raises. */
  void forEachCounter(int number, IntConsumer counter) {
    if (number < SINGLE) {
      counter.accept(number);
      return;
    }
    List<Integer> marks = marks(number);
    if (isRanking(number)) {
      counter.accept(marks.getFirst());
    } else {
      marks.forEach(counter::accept);
    }
  }

  boolean isRanking(int number) {
    return number >= SINGLE && ballots.get(number - SINGLE).charAt(0) == RANKING;
  }

  /** Options in the order of a ballot that {@link #isRanking}. */
  List<Integer> ranking(int number) {
    return marks(number);
  }

  private List<Integer> marks(int number) {
    String text = ballots.get(number - SINGLE);
    List<Integer> marks = new ArrayList<>(text.length() - 1);
    for (int i = 1; i < text.length(); i++) {
      int first = text.charAt(i);
      marks.add((first & WIDE) == 0 ? first : (first & ~WIDE) << 16 | text.charAt(++i));
    }
    return List.copyOf(marks);
  }

  private static String text(char kind, int[] marks, int count) {
    StringBuilder text = new StringBuilder(count + 1).append(kind);
    for (int i = 0; i < count; i++) {
      if (marks[i] >= WIDE) {
        text.append((char) (WIDE | marks[i] >>> 16));
      }
      text.append((char) marks[i]);
    }
    return text.toString();
  }

  /** Writes all down, see {@link #read}. */
  void write(DataOutput out) throws IOException {
    out.writeInt(ballots.size());
    for (int index = 0; index < ballots.size(); index++) {
      out.writeInt(holders[index]);
      out.writeInt(ballots.get(index).length());
      out.writeChars(ballots.get(index));
    }
  }

  static BallotNumbers read(DataInput in) throws IOException {
    BallotNumbers read = new BallotNumbers();
    int size = in.readInt();
    read.holders = new int[Math.max(size, read.holders.length)];
    for (int index = 0; index < size; index++) {
      read.holders[index] = in.readInt();
      char[] ballot = new char[in.readInt()];
      for (int i = 0; i < ballot.length; i++) {
        ballot[i] = in.readChar();
      }
      read.ballots.add(new String(ballot));
      if (read.holders[index] == 0) {
        read.free.add(index);
      } else {
        read.numbers.put(read.ballots.getLast(), index);
      }
    }
    return read;
  }
}
