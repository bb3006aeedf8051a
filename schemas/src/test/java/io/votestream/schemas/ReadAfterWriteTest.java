package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadAfterWriteTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void whatTheViewHasIsFoundAtOnceHoweverOldItIs() throws Exception {
    String found = ReadAfterWrite.find(() -> "there", () -> Duration.ofHours(1), System.nanoTime());
    assertThat(found).isEqualTo("there");
  }

  @Test
  void anOldViewIsAskedAgainUntilItHasIt() throws Exception {
    String found =
        ReadAfterWrite.find(
            () -> looks.incrementAndGet() < 5 ? null : "there",
            () -> Duration.ofHours(1),
            System.nanoTime());
    assertThat(found).isEqualTo("there");
  }

  @Test
  void aViewNewerThanTheQuestionIsBelieved() throws Exception {
    long asked = System.nanoTime() - Duration.ofMillis(300).toNanos();
    assertThat(ReadAfterWrite.find(this::look, () -> Duration.ofMillis(200), asked)).isNull();
    assertThat(looks).hasValue(1);
  }

  @Test
  void aViewThatDoesNotConfirmItselfIsNeitherBelievedNorWaitedForWithoutEnd() {
    long asked = System.nanoTime();
    assertThatThrownBy(() -> ReadAfterWrite.find(this::look, () -> null, asked))
        .isInstanceOf(TimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
  }

  private @Nullable String look() {
    looks.incrementAndGet();
    return null;
  }
}
