package io.votestream.tally.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the positions of every view promise. */
public abstract class ViewPositionsContract {

  private static final AtomicInteger partitions = new AtomicInteger();

  private final String one = "topic-" + partitions.incrementAndGet();
  private final String other = "topic-" + partitions.incrementAndGet();
  private final AtomicInteger writes = new AtomicInteger();

  protected abstract ViewPositions positions();

  /** Takes the whole view away. */
  protected abstract void empty();

  private boolean advance(Map<String, Long> from, Map<String, Long> to) {
    return positions().advance(from, to, writes::incrementAndGet);
  }

  @Test
  void beginsAtZeroAndMovesOn() {
    assertThat(positions().stored()).doesNotContainKey(one);
    assertThat(advance(Map.of(one, 0L, other, 0L), Map.of(one, 7L, other, 2L))).isTrue();
    assertThat(advance(Map.of(one, 7L), Map.of(one, 9L))).isTrue();
    assertThat(writes).hasValue(2);
    assertThat(positions().stored()).containsEntry(one, 9L).containsEntry(other, 2L);
  }

  @Test
  void aViewThatStandsElsewhereIsNotMoved() {
    assertThat(advance(Map.of(one, 5L), Map.of(one, 6L))).isFalse();
    assertThat(advance(Map.of(one, 0L, other, 0L), Map.of(one, 5L, other, 5L))).isTrue();
    assertThat(advance(Map.of(one, 0L), Map.of(one, 6L))).isFalse();
    assertThat(advance(Map.of(one, 5L, other, 4L), Map.of(one, 8L, other, 8L))).isFalse();
    assertThat(positions().stored()).containsEntry(one, 5L).containsEntry(other, 5L);
  }

  @Test
  void oneThatWasEmptiedSaysSo() {
    assertThat(advance(Map.of(one, 0L), Map.of(one, 5L))).isTrue();
    empty();
    assertThat(advance(Map.of(one, 5L), Map.of(one, 6L))).isFalse();
    assertThat(positions().stored().getOrDefault(one, 0L)).isZero();
    assertThat(advance(Map.of(one, 0L), Map.of(one, 6L))).isTrue();
  }
}
