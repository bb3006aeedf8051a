package io.votestream.ingest.domain.votelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoundedVoteLogTest {

  private static final Duration WITHIN = Duration.ofSeconds(1);

  private final MemoryVoteLog memory = new MemoryVoteLog();
  private final BoundedVoteLog log = new BoundedVoteLog(memory, 1);

  @Test
  void shedsAboveTheBoundAndTakesVotesAgainBelowIt() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    memory.beforeAppend =
        () -> {
          inside.countDown();
          await(release);
        };
    Thread first = Thread.ofVirtual().start(this::append);
    inside.await();
    assertThat(log.inFlight()).isEqualTo(1);
    assertThatThrownBy(this::append)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED);
              assertThat(refusal.retryAfter()).isPositive();
            });
    assertThat(log.mark("p", VoteLogRecord.getDefaultInstance(), Set.of(0), WITHIN)).isEmpty();
    release.countDown();
    first.join();
    append();
    assertThat(memory.votes).hasSize(2);
    assertThat(log.shed()).isEqualTo(1);
    assertThat(log.inFlight()).isZero();
  }

  private void append() {
    log.append(VoteCast.getDefaultInstance(), 0, WITHIN);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
