package io.votestream.audit.fold;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The ballots of one poll in one partition: 128-bit slot to offset and number of the ballot that
 * counts. Entries lie in chunks in the order in which they came, 24 bytes each; an open-addressing
 * index of 4 bytes per place finds them. Growing copies the index alone, so 10 million ballots take
 * about 400 MB and no peak above it.
 */
final class SlotTable {

  /** What a table holds no more of than this: more would not fit its packed numbers. */
  static final long MAX_OFFSET = (1L << 40) - 1;

  static final int MAX_BALLOT = (1 << 24) - 1;
  private static final int MAX_ENTRIES = (1 << 28) - 1;

  private static final int LONGS = 3;
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int FIRST = 16;
  private static final int ENTRY_MASK = MAX_ENTRIES;
  private static final int TAG_MASK = ~ENTRY_MASK;

  /** Unknown to whoever writes votes, so that no choice of keys can make all of them collide. */
  private static final long SEED = RandomGenerator.getDefault().nextLong() | 1;

  private long[][] chunks = {new long[FIRST * LONGS]};
  private int[] index = new int[FIRST * 2];
  private int size;

  int size() {
    return size;
  }

  /** Entry of a slot, or -1. */
  int find(long high, long low) {
    long hash = hash(high, low);
    int tag = (int) hash & TAG_MASK;
    int mask = index.length - 1;
    for (int at = (int) (hash >>> 32) & mask; ; at = at + 1 & mask) {
      int place = index[at];
      if (place == 0) {
        return -1;
      }
      if ((place & TAG_MASK) == tag) {
        int entry = (place & ENTRY_MASK) - 1;
        long[] chunk = chunk(entry);
        int first = first(entry);
        if (chunk[first] == high && chunk[first + 1] == low) {
          return entry;
        }
      }
    }
  }

  /** Adds a slot that {@link #find} did not find. */
  void add(long high, long low, long offset, int ballot) {
    if (size >= MAX_ENTRIES - 1) {
      throw new IllegalStateException("more ballots of one poll in one partition than fit");
    }
    if (size == chunks.length * CHUNK || chunks.length == 1 && first(size) == chunks[0].length) {
      growEntries();
    }
    long[] chunk = chunk(size);
    chunk[first(size)] = high;
    chunk[first(size) + 1] = low;
    put(size, offset, ballot);
    size++;
    // Above 0.6, misses (the usual case: a new ballot) would look at many places.
    if (size * 5L > index.length * 3L) {
      index = new int[index.length * 2];
      for (int entry = 0; entry < size; entry++) {
        link(entry);
      }
    } else {
      link(size - 1);
    }
  }

  void put(int entry, long offset, int ballot) {
    if (offset > MAX_OFFSET) {
      throw new IllegalStateException("offset " + offset + " is larger than fits");
    }
    chunk(entry)[first(entry) + 2] = offset << 24 | ballot;
  }

  long offset(int entry) {
    return chunk(entry)[first(entry) + 2] >>> 24;
  }

  int ballot(int entry) {
    return (int) chunk(entry)[first(entry) + 2] & MAX_BALLOT;
  }

  long high(int entry) {
    return chunk(entry)[first(entry)];
  }

  long low(int entry) {
    return chunk(entry)[first(entry) + 1];
  }

  private void link(int entry) {
    long hash = hash(high(entry), low(entry));
    int mask = index.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (index[at] != 0) {
      at = at + 1 & mask;
    }
    index[at] = (int) hash & TAG_MASK | entry + 1;
  }

  private void growEntries() {
    if (chunks.length == 1 && chunks[0].length < CHUNK * LONGS) {
      chunks[0] = Arrays.copyOf(chunks[0], Math.min(chunks[0].length * 2, CHUNK * LONGS));
    } else {
      chunks = Arrays.copyOf(chunks, chunks.length + 1);
      chunks[chunks.length - 1] = new long[CHUNK * LONGS];
    }
  }

  private long[] chunk(int entry) {
    return chunks[entry >>> CHUNK_BITS];
  }

  private static int first(int entry) {
    return (entry & CHUNK - 1) * LONGS;
  }

  private static long hash(long high, long low) {
    long mixed = (high ^ SEED) * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(low * SEED, 32);
    return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
  }
}
