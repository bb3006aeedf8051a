package io.votestream.localstack.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.votestream.localstack.parts.EdgeSettings;
import io.votestream.localstack.parts.NginxEdge;
import io.votestream.localstack.parts.PartProcess;
import io.votestream.localstack.parts.StackHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom the real nginx takes for its client, with a service behind it that says what it was told.
 */
class FrontProxyTest {

  private static final int EDGE = 24_080;
  private static final String LISTED = "127.9.9.9";
  private static final String STRANGER = "127.8.8.8";

  @TempDir Path folder;
  private final Ports ports = new Ports(EDGE);
  private HttpServer service;

  @SuppressWarnings("NullAway.Init") // every test begins with start
  private PartProcess edge;

  @BeforeEach
  void service() throws IOException {
    service =
        HttpServer.create(new InetSocketAddress("127.0.0.1", ports.service(Service.INGEST, 1)), 0);
    service.createContext(
        "/",
        exchange -> {
          byte[] told =
              (exchange.getRequestHeaders().getFirst("X-Forwarded-For")
                      + " "
                      + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"))
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Location", "/polls/new");
          exchange.sendResponseHeaders(201, told.length);
          exchange.getResponseBody().write(told);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop(0);
    edge.stop();
  }

  @Test
  void onlyThoseThatAreNamedAreBelieved() throws Exception {
    start(Map.of("FRONT_PROXIES", "127.9.9.0/24,::1"));
    String forwarded = "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n";
    assertThat(post(LISTED, forwarded)).endsWith("203.0.113.7 https");
    assertThat(post(STRANGER, forwarded)).endsWith(STRANGER + " http");
    assertThat(post("::1", "X-Forwarded-For: 2001:db8:1::7\r\n")).endsWith("2001:db8:1::7 http");
    assertThat(post(LISTED, "")).endsWith(LISTED + " http");
    // Of what a client wrote itself nothing counts.
    assertThat(post(LISTED, "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n"))
        .endsWith("203.0.113.7 http");
    assertThat(post(LISTED, "X-Forwarded-For: 198.51.100.1, 203.0.113.7, 127.9.9.8\r\n"))
        .endsWith("203.0.113.7 http");
    assertThat(post(LISTED, "X-Forwarded-Proto: javascript\r\n")).endsWith(LISTED + " http");
    // No front proxy keeps its visitors from the public address in what is created.
    assertThat(post(LISTED, "")).contains("Location: /polls/new");
  }

  @Test
  void withoutTheSettingNobodyIsBelieved() throws Exception {
    start(Map.of());
    assertThat(post(LISTED, "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n"))
        .endsWith(LISTED + " http");
  }

  @Test
  void theProxyProtocolNamesTheClient() throws Exception {
    start(Map.of("FRONT_PROXIES", LISTED, "FRONT_PROXY_PROTOCOL", "true"));
    String line = "PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n";
    assertThat(ask(EDGE, LISTED, line + request(""))).endsWith("203.0.113.7 http");
    assertThat(ask(EDGE, STRANGER, line + request(""))).endsWith(STRANGER + " http");
    assertThat(ask(EDGE, LISTED, line + request("X-Forwarded-For: 198.51.100.1\r\n")))
        .endsWith("203.0.113.7 http");
    assertThat(ask(EDGE, LISTED, request(""))).isEmpty();
    assertThat(ask(ports.edgePlain(), "127.0.0.1", request(""))).endsWith("127.0.0.1 http");
  }

  @Test
  void pagesAndAnswersHaveThePublicAddress() throws Exception {
    start(Map.of("PUBLIC_URL", "https://vote.example.org"));
    assertThat(post(STRANGER, "")).contains("Location: https://vote.example.org/polls/new");
    assertThat(page("localhost:" + EDGE))
        .contains("name=\"public-url\" content=\"https://vote.example.org\"")
        .contains("content=\"https://vote.example.org/preview.png\"");
  }

  @Test
  void withoutOneAPageHasTheAddressThatWasAskedButNeverLocalhostAlone() throws Exception {
    NginxEdge started = start(Map.of());
    assertThat(page("room.example:81")).contains("content=\"http://room.example:81\"");
    for (String own :
        new String[] {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80", "a.localhost"}) {
      assertThat(page(own))
          .as(own)
          .contains("name=\"public-url\" content=\"" + started.networkUrl().orElse("") + "\"");
    }
    // Whatever is filled in may change, so there is nothing to be told 304 by.
    assertThat(page("localhost")).doesNotContain("ETag", "Last-Modified");
  }

  @Test
  void whatNoServiceAnswersCanBeReadByPagesOfOtherSites() throws Exception {
    start(Map.of());
    assertThat(ask(EDGE, STRANGER, "GET /themes HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 503")
        .contains("Access-Control-Allow-Origin: *", "Retry-After: 1", "\"unavailable\"");
  }

  private NginxEdge start(Map<String, String> settings) throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(
        site.resolve("poll.html"),
        "<meta name=\"public-url\" content=\"\"><meta content=\"/preview.png\">");
    NginxEdge part =
        new NginxEdge(
            EDGE,
            ports.edgeManagement(),
            ports.edgePlain(),
            Path.of("../nginx/nginx.conf.template").toAbsolutePath(),
            site,
            Upstreams.of(ports),
            EdgeSettings.of(new HashMap<>(settings)));
    edge = new PartProcess(part, new StackHome(folder));
    edge.start();
    edge.awaitReady();
    return part;
  }

  private String page(String host) throws IOException {
    return ask(EDGE, STRANGER, "GET /p/1 HTTP/1.0\r\nHost: " + host + "\r\n\r\n");
  }

  private static String post(String from, String headers) throws IOException {
    return ask(EDGE, from, request(headers));
  }

  private static String request(String headers) {
    return "POST /polls HTTP/1.0\r\nHost: x\r\nContent-Length: 0\r\n" + headers + "\r\n";
  }

  private static String ask(int port, String from, String request) throws IOException {
    InetAddress own = InetAddress.ofLiteral(from);
    InetAddress edge = InetAddress.ofLiteral(from.contains(":") ? "::1" : "127.0.0.1");
    try (Socket socket = new Socket(edge, port, own, 0)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
