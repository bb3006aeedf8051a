package io.votestream.push;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A viewer over WebSocket: the JDK's client, which answers pings by itself. */
final class WebSocketListener implements WebSocket.Listener, AutoCloseable {

  final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  final AtomicInteger pings = new AtomicInteger();

  /** They may come at any time, after silence. */
  final AtomicInteger signsOfLife = new AtomicInteger();

  volatile int closeStatus = -1;
  private final BlockingQueue<JsonNode> unseen = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  WebSocketListener(URI uri) {
    this(uri, Map.of());
  }

  /**
   * @param headers of the handshake, besides its own
   */
  WebSocketListener(URI uri, Map<String, String> headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    headers.forEach(builder::header);
    socket = builder.buildAsync(uri, this).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode frame = AsyncApi.checked("stream", text.toString());
      text.setLength(0);
      if (frame.path("type").stringValue().equals("alive")) {
        signsOfLife.incrementAndGet();
      } else {
        frames.add(frame);
        unseen.add(frame);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    pings.incrementAndGet();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closeStatus = status;
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closeStatus = 1006;
  }

  /** The next frame, within the second that is promised. */
  JsonNode next() throws InterruptedException {
    return requireNonNull(unseen.poll(1, TimeUnit.SECONDS), "no frame within a second");
  }

  JsonNode awaitVersion(long version) {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !frames.isEmpty() && frames.getLast().path("version").longValue() == version);
    return frames.getLast();
  }

  void say(String message) {
    socket.sendText(message, true).join();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
