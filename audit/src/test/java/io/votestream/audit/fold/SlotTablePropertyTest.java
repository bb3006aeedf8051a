package io.votestream.audit.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SlotTablePropertyTest {

  private record Slot(long high, long low) {}

  private record Ballot(long offset, int number) {}

  @Property(tries = 30)
  void holdsWhatAMapHolds(@ForAll long seed, @ForAll @IntRange(max = 20_000) int operations) {
    Random random = new Random(seed);
    SlotTable table = new SlotTable();
    Map<Slot, Ballot> map = new HashMap<>();
    for (int i = 0; i < operations; i++) {
      Slot slot = new Slot(random.nextInt(3), random.nextInt(8_000));
      Ballot ballot =
          new Ballot(
              random.nextLong(SlotTable.MAX_OFFSET + 1), random.nextInt(SlotTable.MAX_BALLOT + 1));
      int entry = table.find(slot.high(), slot.low());
      Ballot known = map.put(slot, ballot);
      if (known == null) {
        assertThat(entry).isNegative();
        table.add(slot.high(), slot.low(), ballot.offset(), ballot.number());
      } else {
        assertThat(new Ballot(table.offset(entry), table.ballot(entry))).isEqualTo(known);
        table.put(entry, ballot.offset(), ballot.number());
      }
    }
    assertThat(table.size()).isEqualTo(map.size());
    try (SlotFile file = new SlotFile()) {
      BallotNumbers none = new BallotNumbers();
      file.park(new SlotFile.Ballots(new SlotTable(), none));
      long parked = file.park(new SlotFile.Ballots(table, none));
      SlotTable restored = file.restore(parked).slots();
      assertThat(restored.size()).isEqualTo(map.size());
      map.forEach(
          (slot, ballot) -> {
            int entry = restored.find(slot.high(), slot.low());
            assertThat(new Ballot(restored.offset(entry), restored.ballot(entry)))
                .isEqualTo(ballot);
          });
    }
  }
}
