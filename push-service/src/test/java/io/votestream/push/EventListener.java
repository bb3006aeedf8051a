package io.votestream.push;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A viewer over server-sent events. */
final class EventListener implements AutoCloseable {

  /** Where the stream ended. */
  static final Map<String, String> END = Map.of("end", "");

  private static final Map<String, String> ALIVE =
      Map.of("event", "alive", "data", "{\"type\":\"alive\"}");

  /** They may come at any time, after silence. */
  final AtomicInteger signsOfLife = new AtomicInteger();

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();

  EventListener(URI uri) throws IOException, InterruptedException {
    this(uri, Map.of());
  }

  /**
   * @param headers of the request, besides Accept
   */
  EventListener(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    headers.forEach(request::header);
    response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    Thread.ofVirtual().start(this::read);
  }

  HttpResponse<?> response() {
    return response;
  }

  /** The fields of the next event. */
  Map<String, String> next() throws InterruptedException {
    return requireNonNull(events.poll(1, TimeUnit.SECONDS), "no event within a second");
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Map<String, String> event = new LinkedHashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (event.containsKey("data")) {
            AsyncApi.checked("stream", event.get("data"));
          }
          if (event.equals(ALIVE)) {
            signsOfLife.incrementAndGet();
          } else {
            events.add(event);
          }
          event = new LinkedHashMap<>();
        } else {
          int colon = line.indexOf(':');
          event.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
      events.add(END);
    } catch (IOException e) {
      events.add(END);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
