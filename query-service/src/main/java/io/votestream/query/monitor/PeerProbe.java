package io.votestream.query.monitor;

import io.votestream.query.domain.PartHealth;
import io.votestream.query.domain.PartHealth.Instance;
import io.votestream.query.domain.PartStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Asks the instances of another service for their health. A place where nobody answers is a place
 * without an instance: how many there are changes with scaling.
 */
public final class PeerProbe implements Probe {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final String READINESS = "/readiness";
  private static final int OK = 200;

  private final HttpClient http;
  private final List<URI> healthUrls;

  /**
   * @param healthUrls actuator health endpoints, one per place for an instance
   */
  public PeerProbe(HttpClient http, List<URI> healthUrls) {
    this.http = http;
    this.healthUrls = List.copyOf(healthUrls);
  }

  @Override
  public PartHealth probe() throws InterruptedException {
    List<Instance> instances = new ArrayList<>();
    for (URI url : healthUrls) {
      ask(url).ifPresent(instances::add);
    }
    return PartHealth.ofInstances(instances);
  }

  private Optional<Instance> ask(URI url) throws InterruptedException {
    try {
      boolean ready = get(URI.create(url + READINESS)).statusCode() == OK;
      ActuatorHealth health = ActuatorHealth.parse(get(url).body());
      PartStatus status =
          !ready ? PartStatus.DOWN : health.up() ? PartStatus.OK : PartStatus.DEGRADED;
      return Optional.of(new Instance(status, health.breakers(), health.figures()));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(url).timeout(TIMEOUT).build(), BodyHandlers.ofString());
  }
}
