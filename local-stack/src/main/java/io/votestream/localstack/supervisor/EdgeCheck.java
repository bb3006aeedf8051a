package io.votestream.localstack.supervisor;

import io.votestream.localstack.parts.Http;
import io.votestream.localstack.parts.PartFailed;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks at the edge, as a user would, whether the stack is there: its health and the sample polls.
 */
final class EdgeCheck {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int SAMPLE_POLLS = 9;

  private final String url;

  EdgeCheck(int port) {
    this.url = "http://127.0.0.1:" + port;
  }

  void await() throws InterruptedException, PartFailed {
    Instant limit = Instant.now().plus(LIMIT);
    await("/health", limit);
    for (int poll = 1; poll <= SAMPLE_POLLS; poll++) {
      await("/polls/" + poll, limit);
    }
  }

  private void await(String path, Instant limit) throws InterruptedException, PartFailed {
    int status = Http.status(url + path);
    while (status != 200) {
      if (Instant.now().isAfter(limit)) {
        throw new PartFailed("GET %s%s still answers %d".formatted(url, path, status));
      }
      Thread.sleep(PAUSE);
      status = Http.status(url + path);
    }
  }
}
