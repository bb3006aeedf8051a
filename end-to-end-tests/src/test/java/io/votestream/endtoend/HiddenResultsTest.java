package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While results are hidden, no answer, no feed and no figure holds a number of them. */
@ExtendWith(Stack.class)
class HiddenResultsTest {

  private static final int VOTES = 37;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String[] NUMBERS = {"\"ballots\"", "\"counts\"", "\"votes\"", "\"version\""};

  private final Stack.Running stack;

  HiddenResultsTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void numbersAppearWhenThePollIsClosed() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"results\":\"after_close\",\"theme\":\"Secrets\"}");
    try (Feed feed = new Feed(stack.edge().base(), poll.id())) {
      for (int i = 0; i < VOTES; i++) {
        assertThat(poll.vote(i % 2).status()).isEqualTo(202);
      }
      Answer results = stack.edge().get("/polls/" + poll.id() + "/results");
      assertThat(results.status()).isEqualTo(403);
      assertThat(results.json().path("code").asString()).isEqualTo("results_hidden");
      assertThat(results.header("ETag")).isEmpty();
      assertThat(results.body()).doesNotContain(NUMBERS);
      for (String path :
          new String[] {
            "/polls/" + poll.id(), "/polls?theme=Secrets", "/themes/secrets/polls", "/themes"
          }) {
        assertThat(ofTheme(stack.edge().get(path).body())).as(path).doesNotContain("37", "19");
      }
      assertThat(stack.edge().get("/polls/" + poll.id() + "/history").status()).isEqualTo(403);
      for (String path : new String[] {"/stats", "/metrics"}) {
        assertThat(stack.edge().get(path).body()).as(path).doesNotContain(poll.id());
      }
      assertThat(eventStream(poll)).contains("\"status\"").doesNotContain(NUMBERS);
      assertThat(feed.frames()).isEmpty();

      assertThat(poll.close().status()).isEqualTo(200);
      assertThat(feed.await(frame -> frame.ballots() == VOTES, SOON)).isNotNull();
    }
    poll.awaitBallots(VOTES, SOON);
  }

  /** Of a list of themes only the one of this test; times of other texts may hold any digits. */
  private static String ofTheme(String body) {
    return body.replaceAll("\"[^\"]*(T[0-9:.]+Z|[0-9a-z]{10})\"", "\"\"");
  }

  /** What an event stream says within two seconds. */
  private String eventStream(Poll poll) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(stack.edge().base() + "/polls/" + poll.id() + "/stream"))
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      StringBuilder said = new StringBuilder();
      CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(response, said));
      try {
        reading.get(2, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        response.body().close();
      }
      client.shutdownNow();
      synchronized (said) {
        return said.toString();
      }
    }
  }

  private static void read(HttpResponse<InputStream> response, StringBuilder said) {
    byte[] buffer = new byte[8_192];
    try {
      int read;
      while ((read = response.body().read(buffer)) > 0) {
        synchronized (said) {
          said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // Closed from here.
    }
  }
}
