package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Votes that a gateway streams in one request, a hundred thousand among them. */
@ExtendWith(Stack.class)
class GatewayTest {

  private static final int VOTES = 100_000;

  private final Stack.Running stack;

  GatewayTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void everyLineIsAnsweredInOrderAndCountedAndNoMemoryGrowsWithThem() throws Exception {
    Poll poll = Poll.create(stack.edge());
    long before = residentKilobytes();
    long started = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(URI.create(stack.edge().base() + "/votes"))
                  .header("Authorization", "Bearer " + Stack.GATEWAY_KEY)
                  .header("Content-Type", "application/x-ndjson")
                  .timeout(Duration.ofMinutes(3))
                  .POST(HttpRequest.BodyPublishers.ofString(lines(poll)))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(202);
      try (BufferedReader answers =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        for (int line = 1; line <= VOTES; line++) {
          assertThat(answers.readLine())
              .startsWith("{\"line\":%d,\"status\":\"accepted\"".formatted(line));
        }
        assertThat(answers.readLine()).isNull();
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    poll.awaitBallots(VOTES, Duration.ofSeconds(60));
    long after = residentKilobytes();
    System.out.printf(
        "%,d votes in one request: %.1f s, %,.0f/s; ingest resident %d MB before, %d MB after%n",
        VOTES, seconds, VOTES / seconds, before / 1024, after / 1024);
    assertThat(after - before).as("kilobytes that ingest grew by").isLessThan(160 * 1024L);
  }

  /** Longer than the edge lets any other body pause. */
  @Test
  void aStreamThatPausesIsAnsweredWhenItEnds() throws Exception {
    Poll poll = Poll.create(stack.edge());
    List<String> lines = lines(poll).lines().limit(3).toList();
    try (Socket socket = stream()) {
      for (String line : lines) {
        Thread.sleep(line.equals(lines.getLast()) ? Duration.ofSeconds(13) : Duration.ZERO);
        chunk(socket, line + "\n");
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 202")
          .contains("\"line\":3,\"status\":\"accepted\"");
    }
    poll.awaitBallots(3, Duration.ofSeconds(15));
  }

  /** Ingest's patience is 60 s as long as nobody sets another. */
  @Test
  void aStreamThatNeverGoesOnGetsTheResultsOfWhatWasRead() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (Socket socket = stream();
        Socket silent = stream()) {
      chunk(socket, lines(poll).lines().findFirst().orElseThrow() + "\n");
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 202")
          .contains("\"line\":1,\"status\":\"accepted\"")
          .contains("\"line\":2,\"status\":\"rejected\",\"code\":\"request_timeout\"");
      assertThat(answer(silent))
          .startsWith("HTTP/1.1 408")
          .contains("application/problem+json")
          .contains("\"code\":\"request_timeout\"");
    }
    poll.awaitBallots(1, Duration.ofSeconds(15));
  }

  private Socket stream() throws IOException {
    URI edge = stack.edge().base();
    Socket socket = new Socket(edge.getHost(), edge.getPort());
    socket.setSoTimeout((int) Duration.ofSeconds(90).toMillis());
    socket
        .getOutputStream()
        .write(
            """
            POST /votes HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/x-ndjson\r
            Transfer-Encoding: chunked\r
            Connection: close\r
            \r
            """
                .formatted(Stack.GATEWAY_KEY)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static void chunk(Socket socket, String text) throws IOException {
    socket
        .getOutputStream()
        .write(
            (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String lines(Poll poll) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, VOTES)
        .forEach(
            voter ->
                lines.append(
                    "{\"poll\":\"%s\",\"voter\":\"%d\",\"choice\":%d}\n"
                        .formatted(poll.id(), voter, voter % 3)));
    return lines.toString();
  }

  private long residentKilobytes() throws IOException {
    Path status =
        Path.of("/proc", String.valueOf(stack.operator().pid("ingest-service-1")), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
