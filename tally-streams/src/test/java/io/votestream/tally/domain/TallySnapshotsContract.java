package io.votestream.tally.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.Tally;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of tallies promises. */
public abstract class TallySnapshotsContract {

  private static final AtomicInteger polls = new AtomicInteger();

  private final String poll = "contract" + polls.incrementAndGet();

  protected abstract TallySnapshots store();

  /** Version and ballots as stored, "3 of 2" for version 3 with two ballots; null for nothing. */
  protected abstract @Nullable String stored(String pollId) throws Exception;

  protected abstract void suspend();

  protected abstract void resume();

  protected static Tally tally(String poll, long version, long ballots) {
    return Tally.newBuilder()
        .setPollId(poll)
        .setVersion(version)
        .setBallots(ballots)
        .addAllCounts(List.of(ballots, 0L))
        .setAsOf(1_700_000_000_000L + version)
        .addPositions(PartitionPosition.newBuilder().setPartition(3).setOffset(version))
        .build();
  }

  protected static Tally ranked(String poll, long version) {
    return tally(poll, version, 11).toBuilder()
        .addRankings(RankingCount.newBuilder().addRanking(0).setBallots(4))
        .addRankings(RankingCount.newBuilder().addAllRanking(List.of(2, 0, 1)).setBallots(7))
        .build();
  }

  @Test
  void keepsTheNewest() throws Exception {
    store().save(List.of(tally(poll, 1, 0)));
    store().save(List.of(tally(poll, 5, 4), tally(poll, 3, 2)));
    assertThat(stored(poll)).isEqualTo("5 of 4");
  }

  @Test
  void anOlderOneNeverOverwrites() throws Exception {
    store().save(List.of(tally(poll, 5, 4)));
    store().save(List.of(tally(poll, 3, 2)));
    store().save(List.of(tally(poll, 5, 1)));
    assertThat(stored(poll)).isEqualTo("5 of 4");
  }

  @Test
  void manyPollsGoInOneBatch() throws Exception {
    List<Tally> batch =
        java.util.stream.IntStream.range(0, 500)
            .mapToObj(i -> tally(poll + "x" + i, i + 1, i))
            .toList();
    store().save(batch);
    assertThat(stored(poll + "x0")).isEqualTo("1 of 0");
    assertThat(stored(poll + "x499")).isEqualTo("500 of 499");
  }

  @Test
  void saysWithinSecondsThatItDoesNotAnswerAndTakesTheSameAgainLater() throws Exception {
    store().save(List.of(tally(poll, 1, 1)));
    suspend();
    try {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> store().save(List.of(tally(poll, 2, 2))))
          .isInstanceOf(RuntimeException.class);
      assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(8);
    } finally {
      resume();
    }
    saveUntilItIsTaken(tally(poll, 2, 2));
    assertThat(stored(poll)).isEqualTo("2 of 2");
  }

  private void saveUntilItIsTaken(Tally tally) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        store().save(List.of(tally));
        return;
      } catch (RuntimeException e) {
        if (attempt == 20) {
          throw e;
        }
        Thread.sleep(250);
      }
    }
  }
}
