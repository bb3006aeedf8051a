package io.votestream.query.domain.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last probe of a part found.
 *
 * @param breaker state of the breaker in front of it: closed, open or half_open; null for a part
 *     without one
 * @param instances of a part that is a service; empty otherwise
 * @param detail why it is not ok, null if it is
 */
public record PartHealth(
    PartStatus status,
    @Nullable String breaker,
    List<Instance> instances,
    @Nullable String detail) {

  /**
   * One instance of a service.
   *
   * @param breakers the instance's own, state by name
   * @param figures numbers by name, with their unit in the name
   */
  public record Instance(
      PartStatus status, Map<String, String> breakers, Map<String, Number> figures) {}

  public static PartHealth ok() {
    return new PartHealth(PartStatus.OK, null, List.of(), null);
  }

  public static PartHealth down(String detail) {
    return new PartHealth(PartStatus.DOWN, null, List.of(), detail);
  }

  /** Of the instances that answer. */
  public static PartHealth ofInstances(List<Instance> instances) {
    if (instances.stream().allMatch(instance -> instance.status() == PartStatus.DOWN)) {
      String detail = instances.isEmpty() ? "no instance answers" : "no instance is up";
      return new PartHealth(PartStatus.DOWN, null, instances, detail);
    }
    return instances.stream().allMatch(instance -> instance.status() == PartStatus.OK)
        ? new PartHealth(PartStatus.OK, null, instances, null)
        : new PartHealth(PartStatus.DEGRADED, null, instances, "an instance is not well");
  }

  public PartHealth withBreaker(String state) {
    return new PartHealth(status, state, instances, detail);
  }
}
