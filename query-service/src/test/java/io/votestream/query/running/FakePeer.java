package io.votestream.query.running;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The management port of another service, as far as the monitor looks at it. */
public final class FakePeer implements AutoCloseable {

  private final HttpServer server;
  private volatile boolean hanging;
  private volatile String health = "{\"status\": \"UP\"}";

  public FakePeer() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/actuator/health",
        exchange -> {
          if (hanging) {
            return;
          }
          byte[] body = health.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/actuator/health";
  }

  public void answer(String healthBody) {
    health = healthBody;
  }

  /** Whether it takes requests and says nothing. */
  public void hang(boolean hang) {
    hanging = hang;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
