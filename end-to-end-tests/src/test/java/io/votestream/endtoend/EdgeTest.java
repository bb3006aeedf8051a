package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the edge says by itself. */
@ExtendWith(Stack.class)
class EdgeTest {

  private static final int MORE_THAN_A_BURST = 200;
  private static final int STREAMS = 1_000;

  private final Stack.Running stack;

  EdgeTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void whoReadsTooFastIsToldTheLimit() throws Exception {
    InetAddress reader = Poll.someone();
    Answer answer = themes(reader);
    for (int i = 0; i < MORE_THAN_A_BURST && answer.status() == 200; i++) {
      answer = themes(reader);
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").asString()).isEqualTo("rate_limited");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("RateLimit")).isEqualTo("\"reads\";r=0;t=1");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"reads\";q=20;w=1");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void whoHoldsTooManyStreamsIsToldTheLimit() throws Exception {
    HttpClient viewer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(Poll.someone())
            .build();
    try {
      for (int i = 0; i < STREAMS; i++) {
        assertThat(stream(viewer).statusCode()).as("stream " + i).isEqualTo(200);
      }
      HttpResponse<InputStream> refused = stream(viewer);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().map())
          .containsEntry("retry-after", List.of("1"))
          .containsEntry("ratelimit", List.of("\"streams\";r=0"))
          .containsEntry(
              "ratelimit-policy", List.of("\"streams\";q=1000;qu=\"concurrent-requests\""));
    } finally {
      viewer.shutdownNow();
    }
  }

  private Answer themes(InetAddress reader) throws Exception {
    return stack.edge().send("GET", "/themes", null, Map.of(), reader);
  }

  private HttpResponse<InputStream> stream(HttpClient viewer) throws Exception {
    return viewer.send(
        HttpRequest.newBuilder(stack.edge().base().resolve("/polls/1/stream"))
            .header("Accept", "text/event-stream")
            .build(),
        BodyHandlers.ofInputStream());
  }
}
