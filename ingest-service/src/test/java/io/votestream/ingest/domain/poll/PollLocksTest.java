package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PollLocksTest {

  @Test
  @Timeout(10)
  void whoWaitsTooLongIsRefused() throws InterruptedException {
    PollLocks locks = new PollLocks(Duration.ofMillis(50));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(
                () ->
                    locks.locked(
                        "p",
                        () -> {
                          held.countDown();
                          awaitUninterrupted(done);
                          return "first";
                        }));
    held.await();

    Refusal refused = catchThrowableOfType(Refusal.class, () -> locks.locked("p", () -> "second"));

    assertThat(refused.code()).isEqualTo(ErrorCode.LOG_UNAVAILABLE);
    assertThat(refused.retryAfter()).isNotNull();
    done.countDown();
    first.join();
    assertThat(locks.locked("p", () -> "third")).isEqualTo("third");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
