package io.votestream.query.domain.health;

import java.util.Map;

/**
 * The whole system as of the last probes.
 *
 * @param parts by name, in the order they are shown
 */
public record HealthReport(Map<String, PartHealth> parts) {

  public static final String KAFKA = "kafka";
  public static final String INGEST = "ingest-service";

  /** Votes are safe while the log can be written and somebody takes them; all else can catch up. */
  public boolean votesSafe() {
    return works(KAFKA) && works(INGEST);
  }

  /** DOWN where votes are not safe, DEGRADED where only something else is not ok. */
  public PartStatus status() {
    if (!votesSafe()) {
      return PartStatus.DOWN;
    }
    return parts.values().stream().allMatch(part -> part.status() == PartStatus.OK)
        ? PartStatus.OK
        : PartStatus.DEGRADED;
  }

  private boolean works(String name) {
    PartHealth part = parts.get(name);
    return part == null || part.status() != PartStatus.DOWN;
  }
}
