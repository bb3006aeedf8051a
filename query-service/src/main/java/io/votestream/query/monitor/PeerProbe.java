package io.votestream.query.monitor;

import io.votestream.query.domain.PartHealth;
import io.votestream.query.domain.PartHealth.Instance;
import io.votestream.query.domain.PartStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Asks another service for its health. A place where nobody answers is a place without an instance:
 * how many there are changes with scaling.
 */
public final class PeerProbe implements Probe {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** Behind a proxy the next attempt reaches another instance, and one that works is enough. */
  private static final int ATTEMPTS = 3;

  private final HttpClient http;
  private final List<URI> healthUrls;

  /**
   * @param healthUrls actuator health endpoints: of one instance each, or of a proxy before several
   */
  public PeerProbe(HttpClient http, List<URI> healthUrls) {
    this.http = http;
    this.healthUrls = List.copyOf(healthUrls);
  }

  @Override
  public PartHealth probe() throws InterruptedException {
    List<Instance> instances = new ArrayList<>();
    for (URI url : healthUrls) {
      Optional<Instance> answer = ask(url);
      for (int attempt = 2; attempt <= ATTEMPTS && !works(answer); attempt++) {
        answer = ask(url);
      }
      answer.ifPresent(instances::add);
    }
    return PartHealth.ofInstances(instances);
  }

  private static boolean works(Optional<Instance> answer) {
    return answer.map(Instance::status).filter(status -> status != PartStatus.DOWN).isPresent();
  }

  private Optional<Instance> ask(URI url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
      ActuatorHealth health =
          ActuatorHealth.parse(http.send(request, BodyHandlers.ofString()).body());
      return Optional.of(new Instance(health.status(), health.breakers(), health.figures()));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }
}
