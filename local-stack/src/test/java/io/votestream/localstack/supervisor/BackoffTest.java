package io.votestream.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration AT_ONCE = Duration.ofMillis(10);

  private final Backoff backoff = new Backoff();

  @Test
  void doublesUpToALimit() {
    assertThat(Stream.generate(() -> backoff.next(AT_ONCE).toMillis()).limit(8))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
  }

  @Test
  void startsAnewAfterAHealthyLife() {
    backoff.next(AT_ONCE);
    backoff.next(AT_ONCE);
    assertThat(backoff.next(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(100));
  }
}
