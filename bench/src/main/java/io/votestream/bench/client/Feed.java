package io.votestream.bench.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One viewer of a poll's live feed over WebSocket; keeps every frame with its time of arrival. */
public final class Feed implements AutoCloseable {

  /**
   * @param nanos {@link System#nanoTime} at arrival
   */
  public record Frame(JsonNode json, long nanos) {

    public long ballots() {
      return json.path("ballots").asLong();
    }
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final HttpClient client;
  private final WebSocket socket;

  public Feed(URI edge, String pollId) {
    client = HttpClient.newHttpClient();
    URI url = URI.create("ws://" + edge.getAuthority() + "/polls/" + pollId + "/stream");
    socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .buildAsync(url, new Collector())
            .orTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  public List<Frame> frames() {
    return frames;
  }

  /** The newest frame, or null before the first. */
  public @Nullable Frame last() {
    return frames.isEmpty() ? null : frames.getLast();
  }

  /** The first frame that matches, waiting for it; null when the limit passed without one. */
  public @Nullable Frame await(Predicate<Frame> wanted, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int seen = 0;
    while (System.nanoTime() < deadline) {
      for (; seen < frames.size(); seen++) {
        if (wanted.test(frames.get(seen))) {
          return frames.get(seen);
        }
      }
      Thread.sleep(2);
    }
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private final class Collector implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode json = JSON.readTree(text.toString());
        text.setLength(0);
        if ("tally".equals(json.path("type").asString())) {
          frames.add(new Frame(json, System.nanoTime()));
        }
      }
      from.request(1);
      return null;
    }
  }
}
