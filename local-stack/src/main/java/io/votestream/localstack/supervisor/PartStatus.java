package io.votestream.localstack.supervisor;

import java.time.Instant;

/**
 * What the supervisor knows of a part, or of the stack as a whole.
 *
 * @param since when it entered this state
 * @param restarts how often it ended by itself
 * @param note one sentence for people, may be empty
 */
public record PartStatus(String name, PartState state, Instant since, int restarts, String note) {

  /** Name under which the stack itself stands among its parts. */
  public static final String STACK = "stack";

  String line() {
    return String.join(
        "\t", name, state.name(), String.valueOf(since.toEpochMilli()), restarts + "", note);
  }

  static PartStatus parse(String line) {
    String[] fields = line.split("\t", -1);
    return new PartStatus(
        fields[0],
        PartState.valueOf(fields[1]),
        Instant.ofEpochMilli(Long.parseLong(fields[2])),
        Integer.parseInt(fields[3]),
        fields[4]);
  }
}
