package io.votestream.audit.fold;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A poll's tally at named positions, as a view published it or as the replay found it. A view has
 * only some of the fields; those that it has must be equal to the replay's.
 *
 * @param version events of the poll counted in
 * @param positions offset of the newest event counted in, per partition that holds any
 * @param fields by name: {@code version}, {@code ballots}, {@code duplicate}, {@code superseded},
 *     {@code late}, {@code invalid}, {@code asOf} (milliseconds since the epoch) and per partition
 *     {@code rejections@3}, {@code epoch@3} are {@link Long}; {@code final} is a {@link Boolean};
 *     {@code winner} is the index of the option that wins by instant-runoff, -1 for none; {@code
 *     counts} is a list of {@link Long} without trailing zeros; {@code rankings} is as {@link
 *     #pairs} makes it
 */
public record Snapshot(
    String pollId, long version, SortedMap<Integer, Long> positions, Map<String, Object> fields) {

  /** Counts with trailing zeros left out, as an option without votes may be named or not. */
  public static List<Long> trimmed(List<Long> counts) {
    int length = counts.size();
    while (length > 0 && counts.get(length - 1) == 0) {
      length--;
    }
    return List.copyOf(counts.subList(0, length));
  }

  /** Each ranking in a list with its ballots behind it: {@code [[[2, 0], 5], …]}. */
  public static List<List<Object>> pairs(SortedMap<List<Integer>, Long> rankings) {
    return rankings.entrySet().stream()
        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
        .toList();
  }
}
