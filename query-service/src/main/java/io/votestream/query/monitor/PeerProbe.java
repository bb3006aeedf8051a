package io.votestream.query.monitor;

import io.votestream.query.domain.PartHealth;
import io.votestream.query.domain.PartHealth.Instance;
import io.votestream.query.domain.PartStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Asks another service for its health. A place where nobody answers is a place without an instance:
 * how many there are changes with scaling.
 */
public final class PeerProbe implements Probe {

  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int MAX_BYTES = 64 << 10;

  /** Behind a proxy the next attempt reaches another instance, and one that works is enough. */
  private static final int ATTEMPTS = 3;

  private final List<URI> healthUrls;

  /**
   * @param healthUrls actuator health endpoints: of one instance each, or of a proxy before several
   */
  public PeerProbe(List<URI> healthUrls) {
    this.healthUrls = List.copyOf(healthUrls);
  }

  @Override
  public PartHealth probe() {
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

  private static Optional<Instance> ask(URI url) {
    try {
      ActuatorHealth health = ActuatorHealth.parse(get(url));
      return Optional.of(new Instance(health.status(), health.breakers(), health.figures()));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** A body comes with 503, too. */
  private static byte[] get(URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream body = failed ? connection.getErrorStream() : connection.getInputStream()) {
      return body == null ? new byte[0] : body.readNBytes(MAX_BYTES);
    }
  }
}
