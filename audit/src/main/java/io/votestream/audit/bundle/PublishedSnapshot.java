package io.votestream.audit.bundle;

import io.votestream.audit.fold.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a view published, as {@link Snapshot} describes it.
 *
 * @param view for example {@code redis}
 */
public record PublishedSnapshot(
    String view, long version, SortedMap<Integer, Long> positions, Map<String, Object> fields) {

  public static PublishedSnapshot of(String view, Snapshot snapshot) {
    return new PublishedSnapshot(
        view, snapshot.version(), snapshot.positions(), new TreeMap<>(snapshot.fields()));
  }

  /** With the numbers as wide as a recount has them; JSON knows one kind of number. */
  Snapshot snapshot(String pollId) {
    Map<String, Object> wide = new TreeMap<>();
    fields.forEach((name, value) -> wide.put(name, wide(value)));
    return new Snapshot(pollId, version, positions, wide);
  }

  private static Object wide(Object value) {
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(element -> all.add(wide(element)));
      return all;
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
