package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VoteLogKeyTest {

  private static final ByteString BALLOT_KEY =
      ByteString.copyFrom(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

  @Test
  void isPollIdThenZeroThenBallotKey() {
    assertThat(HexFormat.of().formatHex(VoteLogKey.ofVote("p1", BALLOT_KEY)))
        .isEqualTo("703100000102030405060708090a0b0c0d0e0f");
  }

  /** These places are in logs that exist: another answer would split the slots of those logs. */
  @Test
  void placesAreFixedForEver() {
    assertThat(VoteLogKey.partition(VoteLogKey.ofVote("p1", BALLOT_KEY), 12))
        .isEqualTo(PLACE_OF_P1);
    assertThat(VoteLogKey.partition(VoteLogKey.ofVote("p2", BALLOT_KEY), 12))
        .isEqualTo(PLACE_OF_P2);
  }

  private static final int PLACE_OF_P1 = 7;
  private static final int PLACE_OF_P2 = 9;
}
