package io.votestream.ingest.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

  private static final long MINUTE = SlidingWindow.LENGTH.toMillis();
  private static final long START = 1_800_000_000_000L;

  @Test
  void quickRequestsAreLimitedExactly() {
    SlidingWindow window = new SlidingWindow();
    List<RateDecision> decisions =
        IntStream.range(0, 300).mapToObj(i -> window.take(START + i, 200)).toList();
    assertThat(decisions).filteredOn(RateDecision::allowed).hasSize(200);
    assertThat(decisions.subList(0, 200)).allMatch(RateDecision::allowed);
    assertThat(decisions.getFirst().remaining()).isEqualTo(199);
    assertThat(decisions.get(199).remaining()).isZero();
  }

  @Test
  void theLastMinuteWeighsLessAndLess() {
    SlidingWindow window = new SlidingWindow();
    take(window, START, 100);
    assertThat(take(window, START + MINUTE, 1_000)).isZero();
    assertThat(take(window, START + MINUTE + MINUTE / 2, 1_000)).isEqualTo(50);
    assertThat(take(window, START + 3 * MINUTE, 1_000)).isEqualTo(100);
  }

  @Test
  void theOthersCountAsOfTheirLastReport() {
    SlidingWindow window = new SlidingWindow();
    take(window, START, 10);
    window.others(new WindowCounts(START, 60, 0));
    assertThat(take(window, START, 1_000)).isEqualTo(30);
    window.others(new WindowCounts(START, 60, 0));
    assertThat(take(window, START, 1_000)).isZero();
  }

  @Test
  void aReportOfAPastWindowIsIgnored() {
    SlidingWindow window = new SlidingWindow();
    take(window, START, 1);
    take(window, START + 2 * MINUTE, 1);
    window.others(new WindowCounts(START, 99, 99));
    assertThat(take(window, START + 2 * MINUTE, 1_000)).isEqualTo(99);
  }

  @Property
  void agreesWithTheDefinition(
      @ForAll @Size(max = 200) List<@IntRange(max = 40_000) Integer> gaps,
      @ForAll @IntRange(min = 1, max = 20) int limit) {
    SlidingWindow window = new SlidingWindow();
    List<Long> allowed = new ArrayList<>();
    long now = START;
    for (int gap : gaps) {
      now += gap;
      boolean expected = used(allowed, now) + 1 <= limit;
      assertThat(window.take(now, limit).allowed()).isEqualTo(expected);
      if (expected) {
        allowed.add(now);
      }
    }
  }

  @Property
  void whoWaitsAsToldIsAllowedAndNotTwoSecondsBefore(
      @ForAll @IntRange(min = 1, max = 300) int limit,
      @ForAll @IntRange(max = 59_999) int firstAt,
      @ForAll @IntRange(max = 59_999) int secondAt,
      @ForAll @IntRange(max = 300) int first) {
    SlidingWindow window = new SlidingWindow();
    take(window, START + firstAt, Math.min(first, limit), limit);
    long now = START + MINUTE + secondAt;
    take(window, now, 1_000, limit);
    RateDecision refused = window.take(now, limit);
    assertThat(refused.allowed()).isFalse();
    if (refused.seconds() > 2) {
      assertThat(window.take(now + (refused.seconds() - 2) * 1_000L, limit).allowed()).isFalse();
    }
    assertThat(window.take(now + refused.seconds() * 1_000L, limit).allowed()).isTrue();
  }

  private static double used(List<Long> allowed, long now) {
    long start = SlidingWindow.startOf(now);
    long before =
        allowed.stream().filter(at -> SlidingWindow.startOf(at) == start - MINUTE).count();
    long current = allowed.stream().filter(at -> at >= start).count();
    return before * ((double) (start + MINUTE - now) / MINUTE) + current;
  }

  private static int take(SlidingWindow window, long now, int times) {
    return take(window, now, times, 100);
  }

  private static int take(SlidingWindow window, long now, int times, int limit) {
    return (int) IntStream.range(0, times).filter(i -> window.take(now, limit).allowed()).count();
  }
}
