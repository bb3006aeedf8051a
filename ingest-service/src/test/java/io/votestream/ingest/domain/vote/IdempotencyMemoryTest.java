package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.BallotKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyMemoryTest {

  private static final IdempotencyMemory.Vote BALLOT = ballot(0);

  private final IdempotencyMemory memory = new IdempotencyMemory();
  private final AtomicInteger appended = new AtomicInteger();

  @Test
  void theSameVoteIsAppendedOnceAndAnsweredAlike() {
    assertThat(once("k", BALLOT)).isEqualTo("receipt 1");
    assertThat(once("k", BALLOT)).isEqualTo("receipt 1");
    assertThat(once("l", BALLOT)).isEqualTo("receipt 2");
  }

  @Test
  void anotherVoteUnderTheSameKeyIsRefused() {
    once("k", BALLOT);
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> once("k", ballot(1)));
    assertThat(once("k", BALLOT)).isEqualTo("receipt 1");
  }

  @Test
  void votesThatComeMeanwhileWaitForTheFirst() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first =
          threads.submit(
              () ->
                  memory.once(
                      scope("k"),
                      BALLOT,
                      () -> {
                        begun.countDown();
                        await(go);
                        return "receipt of the first";
                      }));
      begun.await();
      List<Future<String>> others =
          IntStream.range(0, 50).mapToObj(i -> threads.submit(() -> once("k", BALLOT))).toList();
      refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> once("k", ballot(1)));
      go.countDown();
      for (Future<String> other : others) {
        assertThat(other.get()).isEqualTo(first.get()).isEqualTo("receipt of the first");
      }
    }
    assertThat(appended).hasValue(0);
  }

  @Test
  void afterARefusalTheKeyIsFree() {
    refused(ErrorCode.POLL_NOT_OPEN, () -> failing(ErrorCode.POLL_NOT_OPEN));
    assertThat(once("k", ballot(1))).isEqualTo("receipt 1");
  }

  @Test
  void whereTheOutcomeIsUnknownOnlyTheSameVoteMayTryAgain() {
    refused(ErrorCode.OUTCOME_UNKNOWN, () -> failing(ErrorCode.OUTCOME_UNKNOWN));
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> once("k", ballot(1)));
    assertThat(once("k", BALLOT)).isEqualTo("receipt 1");
    assertThat(once("k", BALLOT)).isEqualTo("receipt 1");
  }

  @Test
  void theOldestAreForgotten() {
    for (int i = 0; i <= IdempotencyMemory.BOUND; i++) {
      once("k" + i, BALLOT);
    }
    assertThat(once("k1", BALLOT)).isEqualTo("receipt 2");
    assertThat(once("k0", BALLOT)).isEqualTo("receipt " + (IdempotencyMemory.BOUND + 2));
  }

  private String once(String key, IdempotencyMemory.Vote ballot) {
    return memory.once(scope(key), ballot, () -> "receipt " + appended.incrementAndGet());
  }

  private void failing(ErrorCode code) {
    memory.once(
        scope("k"),
        BALLOT,
        () -> {
          throw new Refusal(code, "no");
        });
  }

  private static IdempotencyMemory.Scope scope(String key) {
    return new IdempotencyMemory.Scope("p", ByteString.EMPTY, key);
  }

  private static IdempotencyMemory.Vote ballot(int choice) {
    return new IdempotencyMemory.Vote(
        new Ballot(BallotKind.BALLOT_KIND_CHOICE, List.of(choice)), ByteString.EMPTY);
  }

  private static void refused(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
