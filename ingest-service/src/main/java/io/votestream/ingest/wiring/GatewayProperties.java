package io.votestream.ingest.wiring;

import io.votestream.lifecycle.CannotStartException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * @param keys of gateways, like {@code name:key}
 * @param perMinute votes per gateway and minute; 0 for no limit
 * @param pause how long a body may pause between two bytes
 */
@ConfigurationProperties("votestream.gateways")
record GatewayProperties(
    List<String> keys, int perMinute, @DurationUnit(ChronoUnit.SECONDS) Duration pause) {

  /** The edge would be the first to lose patience, and cuts where ingest-service answers. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(59);

  GatewayProperties {
    if (pause.toSeconds() < 1 || pause.compareTo(LONGEST_PAUSE) > 0) {
      throw new CannotStartException(
          "GATEWAY_PAUSE_SECONDS must be 1 to " + LONGEST_PAUSE.toSeconds() + ".");
    }
  }
}
