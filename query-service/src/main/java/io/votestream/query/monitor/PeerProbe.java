package io.votestream.query.monitor;

import io.votestream.query.domain.health.PartHealth;
import io.votestream.query.domain.health.PartHealth.Instance;
import io.votestream.query.domain.health.PartStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.core.JacksonException;

/**
 * Asks another service for its health. A place where nobody listens is a place without an instance:
 * how many there are changes with scaling. One that listens and says nothing is down.
 */
public final class PeerProbe implements Probe {

  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int MAX_BYTES = 64 << 10;

  /**
   * Of a single place, which may be a proxy before several instances: there the next attempt
   * reaches another one, and one that works is enough.
   */
  private static final int ATTEMPTS_OF_ONE = 3;

  private final List<URI> healthUrls;
  private final int attempts;

  /**
   * @param healthUrls actuator health endpoints: of one instance each, or of a proxy before several
   */
  public PeerProbe(List<URI> healthUrls) {
    this.healthUrls = List.copyOf(healthUrls);
    this.attempts = healthUrls.size() == 1 ? ATTEMPTS_OF_ONE : 1;
  }

  /** Asks all places at once: one that hangs must not make the whole result too old. */
  @Override
  public PartHealth probe() throws InterruptedException {
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<Instance>>> questions =
          healthUrls.stream()
              .<Callable<Optional<Instance>>>map(url -> () -> instance(url))
              .toList();
      return PartHealth.ofInstances(
          all.invokeAll(questions).stream()
              .map(Future::resultNow)
              .flatMap(Optional::stream)
              .toList());
    }
  }

  private Optional<Instance> instance(URI url) {
    Optional<Instance> answer = ask(url);
    for (int attempt = 2; attempt <= attempts && !works(answer); attempt++) {
      answer = ask(url);
    }
    return answer;
  }

  private static boolean works(Optional<Instance> answer) {
    return answer.map(Instance::status).filter(status -> status != PartStatus.DOWN).isPresent();
  }

  private static Optional<Instance> ask(URI url) {
    try {
      ActuatorHealth health = ActuatorHealth.parse(get(url));
      return Optional.of(new Instance(health.status(), health.breakers(), health.figures()));
    } catch (SocketTimeoutException e) {
      return Optional.of(new Instance(PartStatus.DOWN, Map.of(), Map.of()));
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
