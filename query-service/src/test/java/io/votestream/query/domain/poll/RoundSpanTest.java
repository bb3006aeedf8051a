package io.votestream.query.domain.poll;

import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_CLOSED;
import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_CREATED;
import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_OPENED;
import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_REOPENED;
import static io.votestream.schemas.v1.LifeChange.LIFE_CHANGE_ROUND_OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoundSpanTest {

  @Test
  void eachRoundFromItsOpeningToItsLastClosing() {
    assertThat(
            RoundSpan.of(
                Polls.open("a")
                    .setRound(2)
                    .addHistory(event(1, LIFE_CHANGE_CREATED, 1))
                    .addHistory(event(2, LIFE_CHANGE_OPENED, 1))
                    .addHistory(event(3, LIFE_CHANGE_CLOSED, 1))
                    .addHistory(event(4, LIFE_CHANGE_REOPENED, 1))
                    .addHistory(event(5, LIFE_CHANGE_CLOSED, 1))
                    .addHistory(event(6, LIFE_CHANGE_ROUND_OPENED, 2))
                    .addHistory(event(7, LIFE_CHANGE_CLOSED, 2))
                    .addHistory(event(8, LIFE_CHANGE_REOPENED, 2))
                    .build()))
        .containsExactly(new RoundSpan(1, at(2), at(5)), new RoundSpan(2, at(6), null));
  }

  @Test
  void whatTheHistoryNoLongerSays() {
    assertThat(RoundSpan.of(Polls.open("a").build())).containsExactly(new RoundSpan(1, null, null));
    assertThat(RoundSpan.of(Polls.open("a").setRound(500).build()))
        .hasSize(100)
        .last()
        .isEqualTo(new RoundSpan(500, null, null));
  }

  private static LifeEvent event(long time, LifeChange change, int round) {
    return LifeEvent.newBuilder().setTime(time).setChange(change).setRound(round).build();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
