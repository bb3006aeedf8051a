package io.votestream.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A graceful shutdown while votes come in over connections that are kept alive, as the edge's. */
class ShutdownTest {

  private static final int CONNECTIONS = 16;

  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger closedByAnswer = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();

  @Test
  void everyRequestIsAnsweredAndNothingAcceptedIsLost() throws Exception {
    RunningIngest ingest = RunningIngest.start("--votestream.limiter.per-minute=0");
    String poll = ingest.client().newPoll().path("id").asString();
    URI uri = ingest.uri().resolve("/polls/" + poll + "/vote");
    Duration took;
    try (ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        voters.execute(() -> voteUntilRefused(uri));
      }
      Awaitility.await().until(() -> accepted.get() > 100);
      long begun = System.nanoTime();
      ingest.close();
      took = Duration.ofNanos(System.nanoTime() - begun);
    }
    assertThat(others).as("requests that were cut or failed").hasValue(0);
    assertThat(closedByAnswer).as("answers with Connection: close").hasPositiveValue();
    assertThat(VoteLogContent.votesOf(poll)).hasSize(accepted.get());
    assertThat(took).isLessThan(Duration.ofSeconds(8));
  }

  /** One connection after the other; only a connection that is refused may end it. */
  private void voteUntilRefused(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", Client.newAddress())
            .POST(HttpRequest.BodyPublishers.ofString("{\"choice\":0}"))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (true) {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 202) {
          accepted.incrementAndGet();
        } else {
          others.incrementAndGet();
        }
        if (answer.headers().firstValue("Connection").orElse("").equals("close")) {
          closedByAnswer.incrementAndGet();
        }
      }
    } catch (ConnectException e) {
      // The port is closed; the edge would turn to another instance.
    } catch (Exception e) {
      others.incrementAndGet();
    }
  }
}
