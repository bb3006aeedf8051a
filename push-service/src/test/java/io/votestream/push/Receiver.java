package io.votestream.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.votestream.schemas.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who is called: checks every call as a careful receiver would, and answers as told. */
final class Receiver implements AutoCloseable {

  static final byte[] SECRET = "a secret of thirty-two characters".getBytes(UTF_8);

  /** One call. */
  record Called(String id, JsonNode body, int answered) {

    Called answeredWith(int status) {
      return new Called(id, body, status);
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Called> calls = new LinkedBlockingQueue<>();
  private volatile int answer = 204;
  private volatile @Nullable String location;
  private volatile @Nullable String retryAfter;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::called);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void answerWith(int status) {
    answer = status;
  }

  void answerWith(int status, String retryAfter) {
    this.retryAfter = retryAfter;
    answer = status;
  }

  void redirectTo(String url) {
    location = url;
    answer = 307;
  }

  /** The next call, which must come within the time. */
  Called next(int seconds) throws InterruptedException {
    return requireNonNull(calls.poll(seconds, TimeUnit.SECONDS), "not called in time");
  }

  void assertNoFurtherCall(int seconds) throws InterruptedException {
    assertThat(calls.poll(seconds, TimeUnit.SECONDS)).isNull();
  }

  private void called(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String id = header(exchange, "webhook-id");
      String timestamp = header(exchange, "webhook-timestamp");
      byte[] signature = Secret.hmac(SECRET, (id + "." + timestamp + "." + body).getBytes(UTF_8));
      assertThat(header(exchange, "webhook-signature"))
          .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
      assertThat(Long.parseLong(timestamp)).isBetween(now() - 5, now());
      assertThat(header(exchange, "content-type")).startsWith("application/json");
      JsonNode checked = AsyncApi.checked("webhook", body);
      int status = answer;
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
      }
      if (retryAfter != null) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      calls.add(new Called(id, checked, status));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static long now() {
    return System.currentTimeMillis() / 1_000;
  }

  private static String header(HttpExchange exchange, String name) {
    return requireNonNull(exchange.getRequestHeaders().getFirst(name), name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
