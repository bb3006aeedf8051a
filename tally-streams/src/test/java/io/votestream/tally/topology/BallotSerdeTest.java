package io.votestream.tally.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.tally.domain.Ballot;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class BallotSerdeTest {

  private final Serde<Ballot> serde = BallotSerde.serde();

  @Test
  void aSingleChoiceEarlyInTheLogTakesTwoBytes() {
    assertThat(serde.serializer().serialize("", new Ballot(100, 3))).containsExactly(100, 3);
  }

  @Test
  void readsWhatItWrote() {
    for (Ballot ballot :
        new Ballot[] {
          new Ballot(0), new Ballot(127, 0), new Ballot(1L << 40, 300, 0, 127, 128, 70_000)
        }) {
      byte[] bytes = serde.serializer().serialize("", ballot);
      assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(ballot);
    }
  }
}
