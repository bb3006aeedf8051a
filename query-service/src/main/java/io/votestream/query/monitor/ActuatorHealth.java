package io.votestream.query.monitor;

import io.votestream.query.domain.health.PartStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What may be shown in public of an actuator's health answer: breaker states and numbers. Texts
 * stay behind, they can name hosts.
 *
 * @param status DOWN for whatever is neither UP nor the services' own DEGRADED
 * @param breakers every detail whose value is a breaker's state; named by the detail, or by the
 *     component where the detail is just called {@code breaker} or {@code state}
 * @param figures every number, named {@code component.detail}
 */
record ActuatorHealth(
    PartStatus status, Map<String, String> breakers, Map<String, Number> figures) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> STATES =
      Set.of("closed", "open", "half_open", "forced_open", "disabled");
  private static final Set<String> NAMELESS = Set.of("breaker", "state");

  static ActuatorHealth parse(byte[] body) {
    JsonNode root = JSON.readTree(body);
    ActuatorHealth health =
        new ActuatorHealth(
            status(root.path("status").asString("")), new TreeMap<>(), new TreeMap<>());
    health.walk(root.path("components"));
    return health;
  }

  private static PartStatus status(String status) {
    return switch (status) {
      case "UP" -> PartStatus.OK;
      case "DEGRADED" -> PartStatus.DEGRADED;
      default -> PartStatus.DOWN;
    };
  }

  private void walk(JsonNode components) {
    components.forEachEntry(
        (name, component) -> {
          component.path("details").forEachEntry((detail, value) -> take(name, detail, value));
          walk(component.path("components"));
        });
  }

  private void take(String component, String detail, JsonNode value) {
    if (value.isNumber()) {
      figures.put(component + "." + detail, value.numberValue());
    } else if (value.isString()) {
      String state = value.stringValue().toLowerCase(Locale.ROOT);
      if (STATES.contains(state)) {
        breakers.put(NAMELESS.contains(detail) ? component : detail, state);
      }
    } else if (value.isObject()) {
      value.forEachEntry((inner, leaf) -> take(component, inner, leaf));
    }
  }
}
