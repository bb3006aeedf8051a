package io.votestream.ingest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Sends requests as the edge does: it names the client's address, here a new one each time. */
public final class Client {

  private static final AtomicInteger addresses = new AtomicInteger();
  private static final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;

  public Client(URI base) {
    this.base = base;
  }

  /** An address that no other request of this JVM came from. */
  public static String newAddress() {
    int n = addresses.incrementAndGet();
    return "10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
  }

  public Answer vote(String pollId, int choice, String... headers) {
    return post("/polls/" + pollId + "/vote", "{\"choice\":" + choice + "}", headers);
  }

  /**
   * @param headers names and values by turns; they replace the usual ones
   */
  public Answer post(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), headers);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(30))
            .setHeader("Content-Type", "application/json")
            .setHeader("X-Forwarded-For", newAddress());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates a poll of three options; the answer's {@code id} and {@code adminToken} are set. */
  public JsonNode newPoll() {
    return newPoll("");
  }

  /**
   * @param more fields, each followed by a comma
   */
  public JsonNode newPoll(String more) {
    Answer answer =
        post(
            "/polls",
            "{"
                + more
                + """
                "question":"Which one?","options":[{"text":"a"},{"text":"b"},{"text":"c"}]}
                """);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.json();
  }
}
