package io.votestream.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.votestream.audit.comparison.PublishedVersions;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeResultsTest {

  private static final String ANSWER =
      """
      {"pollId":"1","status":"open","final":false,"version":7,"ballots":3,
       "asOf":"2026-05-01T12:00:00.123Z","stale":false,
       "options":[{"index":0,"text":"a","votes":3,"share":1},
                  {"index":1,"text":"b","votes":0,"share":0}]}
      """;

  private final AtomicInteger refused = new AtomicInteger();
  private HttpServer server;
  private EdgeResults edge;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/polls/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean known = path.equals("/polls/1/results");
          int status = known ? refused.getAndDecrement() > 0 ? 429 : 200 : 404;
          exchange.getResponseHeaders().add("Retry-After", "1");
          byte[] body = status == 200 ? ANSWER.getBytes(UTF_8) : new byte[0];
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    edge =
        new EdgeResults(
            "http://127.0.0.1:" + server.getAddress().getPort(), new Published(), "1"::equals);
  }

  @AfterEach
  void stop() {
    edge.close();
    server.stop(0);
  }

  private static final class Published implements PublishedVersions {
    @Override
    public Optional<Snapshot> version(String pollId, long version) {
      return version == 7
          ? Optional.of(new Snapshot(pollId, 7, new TreeMap<>(Map.of(0, 41L)), Map.of()))
          : Optional.empty();
    }

    @Override
    public void refresh() {}
  }

  @Test
  void readsTheAnswerAtThePositionsOfItsVersion() throws ViewUnavailableException {
    Snapshot snapshot = Objects.requireNonNull(edge.of(Set.of("1")).get("1"));
    assertThat(snapshot.positions()).containsExactly(Map.entry(0, 41L));
    assertThat(snapshot.fields())
        .containsEntry("counts", List.of(3L))
        .containsEntry("ballots", 3L)
        .containsEntry("final", false)
        .containsEntry("asOf", 1_777_636_800_123L);
  }

  @Test
  void waitsWhereItIsToldTo() throws ViewUnavailableException {
    refused.set(1);
    assertThat(edge.of(Set.of("1"))).containsKey("1");
  }

  @Test
  void takesAPollThatIsNotPublicAsWithheld() throws ViewUnavailableException {
    assertThat(edge.of(Set.of("2"))).isEmpty();
    assertThat(edge.withheld()).containsExactly("2");
  }

  @Test
  void cannotSpeakOfAnEdgeThatIsNotThere() {
    server.stop(0);
    assertThatThrownBy(() -> edge.of(Set.of("1"))).isInstanceOf(ViewUnavailableException.class);
  }
}
