package io.votestream.tally.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.RankingCount;
import io.votestream.schemas.v1.Rejection;
import io.votestream.tally.domain.RandomLogs.Log;
import io.votestream.tally.domain.RandomLogs.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldPropertyTest {

  @Provide
  Arbitrary<Log> logs() {
    return Arbitraries.integers().between(1, 5).flatMap(RandomLogs::over);
  }

  @Property(tries = 2_000)
  void partitionsAddUpToThePlainCount(@ForAll("logs") Log log) {
    for (String poll : RandomLogs.LOG_IDS) {
      ReferenceCount reference = new ReferenceCount();
      log.of(poll)
          .forEach(placed -> reference.see(placed.partition(), placed.event(), placed.time()));
      Count count = new Count(poll);
      log.of(poll).forEach(count::fold);
      assertThat(Outcome.of(Merge.merge(poll, count.partials()), RandomLogs.levels(poll)))
          .isEqualTo(reference.outcome(log.partitions()));
    }
  }

  @Property(tries = 500)
  void everyEventIsAccountedForOnce(@ForAll("logs") Log log) {
    for (String poll : RandomLogs.LOG_IDS) {
      Count count = new Count(poll);
      log.of(poll).forEach(count::fold);
      long votes = log.of(poll).stream().filter(placed -> placed.event().hasVoteCast()).count();
      long ballots = count.partials().stream().mapToLong(Partial::getBallots).sum();
      assertThat(ballots + count.rejections.size()).isEqualTo(votes);
      for (int partition = 0; partition < log.partitions(); partition++) {
        int wanted = partition;
        List<Rejection> here =
            count.rejections.stream().filter(r -> r.getPartition() == wanted).toList();
        assertThat(here)
            .extracting(Rejection::getSequence)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, here.size()).boxed().toList());
      }
    }
  }

  private static final class Count {

    private final Map<Integer, Partial> partials = new HashMap<>();
    private final Map<ByteString, Ballot> slots = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<Integer, Map<List<Integer>, Long>> rankings = new HashMap<>();
    private final String poll;

    Count(String poll) {
      this.poll = poll;
    }

    void fold(Placed placed) {
      ByteString slot = placed.event().getVoteCast().getBallotKey();
      Folded folded =
          Fold.fold(
              partials.getOrDefault(placed.partition(), Fold.nothing(poll, placed.partition())),
              placed.event(),
              offsets.merge(placed.partition(), 1L, Long::sum),
              placed.time(),
              () -> slots.get(slot));
      partials.put(placed.partition(), folded.partial());
      if (folded.ballot() != null) {
        slots.put(slot, folded.ballot());
      }
      rank(placed.partition(), folded.rankingTaken(), -1);
      rank(placed.partition(), folded.rankingAdded(), 1);
      if (folded.rejection() != null) {
        rejections.add(folded.rejection());
      }
    }

    private void rank(int partition, int[] ranking, long by) {
      if (ranking.length > 0) {
        rankings
            .computeIfAbsent(partition, unused -> new HashMap<>())
            .merge(Arrays.stream(ranking).boxed().toList(), by, Long::sum);
      }
    }

    List<Partial> partials() {
      List<Partial> partialsOfAll = new ArrayList<>();
      partials.forEach(
          (partition, partial) -> {
            Partial.Builder whole = partial.toBuilder();
            rankings
                .getOrDefault(partition, Map.of())
                .forEach(
                    (ranking, ballots) ->
                        whole.addRankings(
                            RankingCount.newBuilder().addAllRanking(ranking).setBallots(ballots)));
            partialsOfAll.addFirst(whole.build());
          });
      return partialsOfAll;
    }
  }
}
