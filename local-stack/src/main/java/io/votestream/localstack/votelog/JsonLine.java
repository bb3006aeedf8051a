package io.votestream.localstack.votelog;

import java.util.List;
import java.util.stream.Collectors;

/** One JSON object on one line, its fields in the order in which they are added. */
final class JsonLine {

  private final StringBuilder text = new StringBuilder("{");

  JsonLine with(String name, String value) {
    return raw(name, quoted(value));
  }

  JsonLine with(String name, long value) {
    return raw(name, String.valueOf(value));
  }

  JsonLine with(String name, List<Integer> values) {
    return raw(
        name, values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
  }

  private JsonLine raw(String name, String value) {
    text.append(text.length() > 1 ? "," : "").append(quoted(name)).append(':').append(value);
    return this;
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
              } else if (character < ' ') {
                quoted.append("\\u%04x".formatted(character));
              } else {
                quoted.append((char) character);
              }
            });
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
