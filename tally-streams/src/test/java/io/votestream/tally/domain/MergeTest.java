package io.votestream.tally.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static Partial.Builder partial(int partition, int epoch) {
    return Partial.newBuilder()
        .setPollId("p")
        .setPartition(partition)
        .setEpoch(epoch)
        .setPartitionCount(2)
        .setEvents(10)
        .setBallots(3)
        .addAllCounts(List.of(1L, 2L))
        .setRejected(RejectedCounts.newBuilder().setLate(1).setDuplicate(2))
        .setPosition(40 + partition)
        .setAsOf(100 + partition);
  }

  @Test
  void addsUpWhateverTheOrder() {
    Tally tally = Merge.merge("p", List.of(partial(1, 1).build(), partial(0, 1).build()));
    assertThat(tally.getVersion()).isEqualTo(20);
    assertThat(tally.getBallots()).isEqualTo(6);
    assertThat(tally.getCountsList()).containsExactly(2L, 4L);
    assertThat(tally.getRejected().getLate()).isEqualTo(2);
    assertThat(tally.getRejected().getDuplicate()).isEqualTo(4);
    assertThat(tally.getAsOf()).isEqualTo(101);
    assertThat(tally.getPositionsList())
        .extracting(PartitionPosition::getPartition)
        .containsExactly(0, 1);
    assertThat(tally.getPositions(1).getOffset()).isEqualTo(41);
    assertThat(tally.getPositions(1).getRejections()).isEqualTo(3);
    assertThat(tally.getFinal()).isFalse();
  }

  @Test
  void isFinalOnceEveryPartitionHasTheNewestClosingMarker() {
    assertThat(isFinal(partial(0, 2), partial(1, 2))).isTrue();
    assertThat(isFinal(partial(0, 2))).as("one is missing").isFalse();
    assertThat(isFinal(partial(0, 2), partial(1, 1))).as("one is open").isFalse();
    assertThat(isFinal(partial(0, 2), partial(1, 3))).as("reopened").isFalse();
    assertThat(isFinal(partial(0, 4), partial(1, 2))).as("closed twice, once here").isFalse();
    assertThat(isFinal(partial(0, 0))).as("no marker").isFalse();
    assertThat(isFinal(partial(0, 2).setPartitionCount(0))).as("senseless marker").isFalse();
  }

  @Test
  void rankingsAddUpInLexicographicOrderWithoutZeros() {
    Partial first =
        partial(0, 1)
            .addRankings(ranking(1, 2, 0))
            .addRankings(ranking(4, 0))
            .addRankings(ranking(0, 1))
            .build();
    Partial second =
        partial(1, 1)
            .addRankings(ranking(3, 2))
            .addRankings(ranking(5, 2, 0))
            .addRankings(ranking(2, 0, 10))
            .addRankings(ranking(1, 0, 9))
            .build();
    assertThat(Merge.merge("p", List.of(first, second)).getRankingsList())
        .containsExactly(
            ranking(4, 0).build(),
            ranking(1, 0, 9).build(),
            ranking(2, 0, 10).build(),
            ranking(3, 2).build(),
            ranking(6, 2, 0).build());
  }

  private static RankingCount.Builder ranking(long ballots, Integer... ranking) {
    return RankingCount.newBuilder().addAllRanking(List.of(ranking)).setBallots(ballots);
  }

  private static boolean isFinal(Partial.Builder... partials) {
    return Merge.merge("p", List.of(partials).stream().map(Partial.Builder::build).toList())
        .getFinal();
  }
}
