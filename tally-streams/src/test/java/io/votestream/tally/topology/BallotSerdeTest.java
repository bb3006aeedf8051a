package io.votestream.tally.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.tally.domain.Ballot;
import io.votestream.tally.domain.Marks;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class BallotSerdeTest {

  private final Serde<Ballot> serde = BallotSerde.serde();

  @Test
  void aSingleChoiceEarlyInTheLogTakesTwoBytes() {
    assertThat(serde.serializer().serialize("", counting(100, 3))).containsExactly(100, 3);
  }

  @Test
  void readsWhatItWrote() {
    for (Ballot ballot :
        new Ballot[] {
          counting(0),
          counting(127, 0),
          counting(1L << 40, 300, 0, 127, 128, 70_000),
          ranking(0, 0),
          ranking(127, 3, 0, 1),
          ranking(1L << 40, 300, 0)
        }) {
      byte[] bytes = serde.serializer().serialize("", ballot);
      assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(ballot);
    }
  }

  private static Ballot counting(long offset, int... counters) {
    return new Ballot(offset, new Marks(false, counters));
  }

  private static Ballot ranking(long offset, int... ranking) {
    return new Ballot(offset, new Marks(true, ranking));
  }
}
