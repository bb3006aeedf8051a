package io.votestream.tally.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states that were used last, ready as objects, in front of a store that holds them all as
 * bytes. One stream task owns it.
 */
final class Recent<V> extends LinkedHashMap<String, V> {

  private static final long serialVersionUID = 1;

  /** Of about half a kilobyte each. */
  private static final int SIZE = 1_000;

  Recent() {
    super(16, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > SIZE;
  }
}
