package io.votestream.tally.topology;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.RANKED;
import static io.votestream.tally.domain.VoteEvents.opened;
import static io.votestream.tally.domain.VoteEvents.vote;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rankings have a store of their own and a share of time of their own. */
class RankedTopologyTest {

  @Test
  void aReplacedRankingIsGoneAndOtherPollsHaveTheirOwn() {
    try (DrivenTopology tally = new DrivenTopology()) {
      PollRules rules = RANKED.toBuilder().setRevote(Revote.REVOTE_REPLACE).build();
      tally.append(opened("p", 1, 1, rules), 1);
      tally.append(opened("p~2", 1, 1, rules), 1);
      tally.append(vote("p", "ann", 2, 0, 1), 2);
      tally.append(vote("p", "bob", 1), 3);
      tally.append(vote("p", "ann", 1, 0), 4);
      tally.append(vote("p~2", "ann", 0, 1), 5);
      tally.letTimePass();

      Tally newest = tally.newestTally("p");
      assertThat(newest.getCountsList()).containsExactly(0L, 2L, 0L);
      assertThat(newest.getRankingsList()).containsExactly(ranking(1), ranking(1, 0));
      assertThat(newest.getRejected().getSuperseded()).isEqualTo(1);
    }
  }

  @Test
  void manyLargeRankedPollsHoldNoOtherUp() {
    try (DrivenTopology tally = new DrivenTopology()) {
      int options = 6;
      PollRules rules = RANKED.toBuilder().setOptions(options).setMaxChoices(options).build();
      List<List<Integer>> rankings = new ArrayList<>();
      permute(new ArrayList<>(), options, rankings);
      assertThat(rankings).hasSize(1_956);
      for (int poll = 0; poll < 40; poll++) {
        String id = "ranked" + poll;
        tally.append(opened(id, 1, 1, rules), 1);
        for (int voter = 0; voter < rankings.size(); voter++) {
          tally.append(vote(id, "v" + voter, rankings.get(voter).toArray(Integer[]::new)), 2);
        }
      }
      tally.append(opened("plain", 1, 1, FIRST_COUNTS), 3);
      tally.append(vote("plain", "ann", 1), 4);

      tally.takeOneTurn();
      tally.takeOneTurn();
      assertThat(tally.newestTallies())
          .as("in its turn, though forty others wait")
          .containsKey("plain")
          .hasSizeLessThan(41);

      for (int turn = 0; turn < 200; turn++) {
        tally.takeOneTurn();
      }
      Tally last = tally.newestTally("ranked39");
      assertThat(last.getBallots()).isEqualTo(1_956);
      assertThat(last.getRankingsCount()).isEqualTo(1_956);
    }
  }

  private static void permute(List<Integer> chosen, int options, List<List<Integer>> all) {
    IntStream.range(0, options)
        .filter(option -> !chosen.contains(option))
        .forEach(
            option -> {
              List<Integer> longer = new ArrayList<>(chosen);
              longer.add(option);
              all.add(longer);
              permute(longer, options, all);
            });
  }

  private static RankingCount ranking(Integer... options) {
    return RankingCount.newBuilder().addAllRanking(List.of(options)).setBallots(1).build();
  }
}
