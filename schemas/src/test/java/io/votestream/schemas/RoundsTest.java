package io.votestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theFirstRoundIsThePollItself() {
    assertThat(Rounds.logId("abc", 0)).isEqualTo("abc");
    assertThat(Rounds.logId("abc", 1)).isEqualTo("abc");
    assertThat(Rounds.pollId("abc")).isEqualTo("abc");
    assertThat(Rounds.number("abc")).isEqualTo(1);
  }

  @Test
  void laterRoundsAreNamedByTheirNumber() {
    assertThat(Rounds.logId("abc", 12)).isEqualTo("abc~12");
    assertThat(Rounds.pollId("abc~12")).isEqualTo("abc");
    assertThat(Rounds.number("abc~12")).isEqualTo(12);
  }
}
