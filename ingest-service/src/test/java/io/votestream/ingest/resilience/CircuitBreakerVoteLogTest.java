package io.votestream.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CircuitBreakerVoteLogTest {

  private static final Duration WITHIN = Duration.ofSeconds(1);

  private final BrokenLog broken = new BrokenLog();
  private final CircuitBreaker breaker =
      CircuitBreaker.of("test", CircuitBreakerVoteLog.settings());
  private final VoteLog log = new CircuitBreakerVoteLog(broken, breaker);

  @Test
  void opensWhileTheLogFailsAndHealsByItself() {
    for (int i = 0; i < 10; i++) {
      assertThat(refusal()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }
    assertThat(refusal()).isEqualTo(ErrorCode.LOG_UNAVAILABLE);
    assertThat(log.mark("p", VoteLogRecord.getDefaultInstance(), Set.of(1, 2), WITHIN))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(broken.calls).isEqualTo(10);
    broken.healed = true;
    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> breaker.getState() == CircuitBreaker.State.HALF_OPEN);
    for (int i = 0; i < 5; i++) {
      append();
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void votesThatNobodyWaitsForOpenItToo() {
    for (int i = 0; i < 10; i++) {
      assertThat(log.send(VoteCast.getDefaultInstance(), 0)).isCompletedExceptionally();
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(log.send(VoteCast.getDefaultInstance(), 0)).isCompletedExceptionally();
    assertThat(broken.calls).isEqualTo(10);
  }

  private ErrorCode refusal() {
    Refusal[] thrown = new Refusal[1];
    assertThatThrownBy(this::append)
        .isInstanceOfSatisfying(Refusal.class, refusal -> thrown[0] = refusal);
    return thrown[0].code();
  }

  private void append() {
    log.append(VoteCast.getDefaultInstance(), 0, WITHIN);
  }

  private static final class BrokenLog implements VoteLog {

    int calls;
    boolean healed;

    @Override
    public int partitions() {
      return 1;
    }

    @Override
    public Appended append(VoteCast vote, long time, Duration within) {
      calls++;
      if (healed) {
        return new Appended(0, 0, ByteString.EMPTY);
      }
      throw Refusals.outcomeUnknown();
    }

    @Override
    public CompletableFuture<Appended> send(VoteCast vote, long time) {
      try {
        return CompletableFuture.completedFuture(append(vote, time, WITHIN));
      } catch (Refusal e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public Set<Integer> mark(
        String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
      calls++;
      return Set.of();
    }
  }
}
