package io.votestream.audit.bundle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.votestream.audit.fold.Snapshot;
import io.votestream.audit.report.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * What a view published, as {@link Snapshot} describes it.
 *
 * @param view for example {@code redis}
 */
public record PublishedSnapshot(
    String view, long version, SortedMap<Integer, Long> positions, Map<String, Object> fields) {

  /** Read from a file, anything may be missing. */
  public PublishedSnapshot {
    requireNonNull(view, "view");
    positions = new TreeMap<>(positions);
    fields = new TreeMap<>(fields);
    positions.forEach((partition, offset) -> requireNonNull(offset, "offset"));
    fields.forEach((name, value) -> requireNonNull(value, name));
  }

  /** Without the winner, which the results answer shows: a bundle has what it follows from. */
  public static PublishedSnapshot of(String view, Snapshot snapshot) {
    Map<String, Object> fields = new TreeMap<>(snapshot.fields());
    fields.remove("winner");
    return new PublishedSnapshot(view, snapshot.version(), snapshot.positions(), fields);
  }

  /**
   * @throws JacksonException if that is no list of snapshots
   */
  static List<PublishedSnapshot> list(String json) {
    return Json.read(json, Snapshots.class).all();
  }

  private record Snapshots(List<PublishedSnapshot> all) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Snapshots(List<PublishedSnapshot> all) {
      // Refuses null among them.
      this.all = List.copyOf(all);
    }
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
