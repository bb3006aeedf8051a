package io.votestream.tally.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.Rejection;
import io.votestream.tally.domain.RandomLogs.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldProperties {

  private static final int PARTITIONS = 3;

  @Provide
  Arbitrary<List<Placed>> logs() {
    return RandomLogs.over(PARTITIONS);
  }

  @Property(tries = 2_000)
  void partitionsAddUpToThePlainCount(@ForAll("logs") List<Placed> log) {
    for (String poll : List.of("p", "q")) {
      List<Placed> ofPoll = log.stream().filter(placed -> placed.poll().equals(poll)).toList();
      ReferenceCount reference = new ReferenceCount();
      ofPoll.forEach(placed -> reference.see(placed.partition(), placed.event(), placed.time()));
      Count count = new Count(poll);
      ofPoll.forEach(count::fold);
      assertThat(ReferenceCount.of(Merge.merge(poll, count.partials())))
          .isEqualTo(reference.outcome(PARTITIONS));
    }
  }

  @Property(tries = 500)
  void everyEventIsAccountedForOnce(@ForAll("logs") List<Placed> log) {
    Count count = new Count("p");
    List<Placed> ofPoll = log.stream().filter(placed -> placed.poll().equals("p")).toList();
    ofPoll.forEach(count::fold);
    long votes = ofPoll.stream().filter(placed -> placed.event().hasVoteCast()).count();
    long ballots = count.partials().stream().mapToLong(Partial::getBallots).sum();
    assertThat(ballots + count.rejections.size()).isEqualTo(votes);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int wanted = partition;
      List<Rejection> here =
          count.rejections.stream().filter(r -> r.getPartition() == wanted).toList();
      assertThat(here)
          .extracting(Rejection::getSequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, here.size()).boxed().toList());
    }
  }

  private static final class Count {

    private final Map<Integer, Partial> partials = new HashMap<>();
    private final Map<ByteString, Ballot> slots = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
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
      if (folded.rejection() != null) {
        rejections.add(folded.rejection());
      }
    }

    List<Partial> partials() {
      List<Partial> shuffled = new ArrayList<>(partials.values());
      Collections.reverse(shuffled);
      return shuffled;
    }
  }
}
