package io.votestream.tally.topology;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.Outcome;
import io.votestream.tally.domain.RandomLogs;
import io.votestream.tally.domain.RandomLogs.Log;
import io.votestream.tally.domain.RandomLogs.Placed;
import io.votestream.tally.domain.ReferenceCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TallyTopologyPropertyTest {

  @Provide
  Arbitrary<Log> logs() {
    return RandomLogs.over(DrivenTopology.PARTITIONS);
  }

  /**
   * Emission in between, garbage in between, and a process killed after some events, whose
   * successor reads the log from its beginning because the group's offsets are lost too.
   */
  @Property(tries = 60)
  void countsLikeThePlainCountWhateverHappensInBetween(
      @ForAll("logs") Log log,
      @ForAll @IntRange(min = 0, max = 120) int killedAfter,
      @ForAll @IntRange(min = 1, max = 20) int emittedEvery) {
    int first = Math.min(killedAfter, log.records().size());
    Map<String, Tally> newest = new HashMap<>();
    try (DrivenTopology killed = new DrivenTopology()) {
      append(killed, log.records().subList(0, first), emittedEvery);
      newest.putAll(killed.newestTallies());
      try (DrivenTopology restarted = DrivenTopology.withStoresOf(killed)) {
        append(restarted, log.records(), emittedEvery);
        restarted.letTimePass();
        newest.putAll(restarted.newestTallies());
      }
    }
    for (String poll : RandomLogs.LOG_IDS) {
      ReferenceCount reference = new ReferenceCount();
      log.of(poll)
          .forEach(placed -> reference.see(placed.partition(), placed.event(), placed.time()));
      if (log.of(poll).isEmpty()) {
        assertThat(newest).doesNotContainKey(poll);
      } else {
        Tally tally = requireNonNull(newest.get(poll));
        assertThat(Outcome.of(tally, RandomLogs.levels(poll)))
            .isEqualTo(reference.outcome(DrivenTopology.PARTITIONS));
      }
    }
  }

  private static void append(DrivenTopology tally, List<Placed> log, int emittedEvery) {
    for (int i = 0; i < log.size(); i++) {
      tally.append(log.get(i).event(), log.get(i).time());
      if (i % emittedEvery == 0) {
        tally.letTimePass();
        tally.append(new byte[] {(byte) i, 0x55}, 0);
      }
    }
  }
}
