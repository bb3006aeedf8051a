package io.votestream.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AppendGuardTest {

  private static final Appended APPENDED = new Appended(0, 0, ByteString.EMPTY);

  private final CircuitBreaker breaker = CircuitBreaker.of("test", AppendGuard.settings());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AppendGuard guard = new AppendGuard(1, breaker, registry);

  private int calls;
  private boolean broken;

  @Test
  void opensWhileTheLogFailsAndHealsByItself() {
    broken = true;
    for (int i = 0; i < 10; i++) {
      assertThat(refusal()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }
    assertThat(guard.isOpen()).isTrue();
    assertThat(refusal()).isEqualTo(ErrorCode.LOG_UNAVAILABLE);
    assertThat(calls).isEqualTo(10);
    assertThat(registry.get("votestream.votes.accepted").counter().count()).isZero();
    broken = false;
    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> breaker.getState() == CircuitBreaker.State.HALF_OPEN);
    for (int i = 0; i < 5; i++) {
      guard.append(this::append);
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(registry.get("votestream.votes.accepted").counter().count()).isEqualTo(5);
    assertThat(registry.get("votestream.ack.latency").timer().count()).isEqualTo(5);
  }

  @Test
  void votesThatNobodyWaitsForOpenItToo() {
    broken = true;
    for (int i = 0; i < 10; i++) {
      assertThat(guard.send(this::send)).isCompletedExceptionally();
    }
    assertThat(guard.isOpen()).isTrue();
    assertThat(guard.send(this::send)).isCompletedExceptionally();
    assertThat(calls).isEqualTo(10);
  }

  @Test
  void shedsAboveTheBoundAndTakesVotesAgainBelowIt() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(
                () ->
                    guard.append(
                        () -> {
                          inside.countDown();
                          await(release);
                          return APPENDED;
                        }));
    inside.await();
    assertThat(registry.get("votestream.votes.in.flight").gauge().value()).isEqualTo(1);
    assertThatThrownBy(() -> guard.append(this::append))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED);
              assertThat(refusal.retryAfter()).isPositive();
            });
    assertThat(guard.send(this::send)).isCompletedWithValue(APPENDED);
    release.countDown();
    first.join();
    guard.append(this::append);
    assertThat(calls).isEqualTo(2);
    assertThat(registry.get("votestream.votes.shed").functionCounter().count()).isEqualTo(1);
    assertThat(registry.get("votestream.votes.in.flight").gauge().value()).isZero();
  }

  private ErrorCode refusal() {
    Refusal[] thrown = new Refusal[1];
    assertThatThrownBy(() -> guard.append(this::append))
        .isInstanceOfSatisfying(Refusal.class, refusal -> thrown[0] = refusal);
    return thrown[0].code();
  }

  private Appended append() {
    calls++;
    if (broken) {
      throw Refusals.outcomeUnknown();
    }
    return APPENDED;
  }

  private CompletableFuture<Appended> send() {
    try {
      return CompletableFuture.completedFuture(append());
    } catch (Refusal e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
