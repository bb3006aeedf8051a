package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred thousand votes in one request. */
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
