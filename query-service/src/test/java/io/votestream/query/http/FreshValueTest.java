package io.votestream.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.domain.source.SourceUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreshValueTest {

  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void aFreshValueIsNotLoadedAgain() {
    FreshValue<Integer> value = new FreshValue<>(Duration.ofMinutes(1));

    assertThat(value.get(last -> loads.incrementAndGet())).isEqualTo(1);
    assertThat(value.get(last -> loads.incrementAndGet())).isEqualTo(1);
  }

  @Test
  void anOldValueIsMadeAnewOfTheLast() {
    FreshValue<String> value = new FreshValue<>(Duration.ZERO);

    assertThat(value.get(last -> last + "1")).isEqualTo("null1");
    assertThat(value.get(last -> last + "2")).isEqualTo("null12");
  }

  @Test
  void aFailureIsRememberedAsLongAsAValue() {
    FreshValue<Integer> value = new FreshValue<>(Duration.ofMinutes(1));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> value.get(last -> fail()))
          .isInstanceOf(SourceUnavailableException.class);
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void manyAskersOneLoad() throws Exception {
    FreshValue<Integer> value = new FreshValue<>(Duration.ofMinutes(1));
    CountDownLatch asked = new CountDownLatch(20);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      askers.submit(
                          () -> {
                            asked.countDown();
                            return value.get(last -> slowly(asked));
                          }))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }
  }

  @Test
  void whileOneLoadsOthersAreGivenTheOldValue() throws Exception {
    FreshValue<Integer> value = new FreshValue<>(Duration.ZERO);
    value.get(last -> 1);
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> loader =
          askers.submit(
              () ->
                  value.get(
                      last -> {
                        loading.countDown();
                        await(answered);
                        return 2;
                      }));
      loading.await();
      assertThat(value.get(last -> 3)).isEqualTo(1);
      answered.countDown();
      assertThat(loader.get()).isEqualTo(2);
    }
  }

  private Integer fail() {
    loads.incrementAndGet();
    throw new SourceUnavailableException("gone", null);
  }

  private Integer slowly(CountDownLatch asked) {
    await(asked);
    return loads.incrementAndGet();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
