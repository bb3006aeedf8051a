package io.votestream.bench.client;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the edge answered.
 *
 * @param headers by lower-case name, the last one of a name
 */
public record Answer(int status, Map<String, String> headers, String body) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The header's value, empty where it is absent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  public JsonNode json() {
    return JSON.readTree(body);
  }
}
