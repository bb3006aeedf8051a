package io.votestream.push.domain;

import static io.votestream.push.domain.Polls.poll;
import static io.votestream.push.domain.Polls.tally;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Tally;
import org.junit.jupiter.api.Test;

class StandingTest {

  private final Standing nothing = Standing.unknown("p");

  @Test
  void aPollWithoutATallyStandsAtZero() {
    Standing standing = nothing.with(poll("p", 3, POLL_STATUS_OPEN));

    assertThat(standing.known()).isTrue();
    assertThat(standing.version()).isZero();
    assertThat(standing.counts()).containsExactly(0L, 0L);
    assertThat(standing.asOf()).isEqualTo(Polls.CREATED);
    assertThat(standing.status()).isEqualTo("open");
  }

  @Test
  void pollAndTallyMayComeInAnyOrder() {
    Standing pollFirst = nothing.with(poll("p", 3, POLL_STATUS_OPEN)).with(tally("p", 7), 1);
    Standing tallyFirst = nothing.with(tally("p", 7), 1).with(poll("p", 3, POLL_STATUS_OPEN));

    assertThat(tallyFirst).isEqualTo(pollFirst);
    assertThat(tallyFirst.asOf()).isEqualTo(Polls.CREATED + 7);
  }

  @Test
  void aTallyAloneMakesNoPoll() {
    assertThat(nothing.with(tally("p", 7), 1).known()).isFalse();
  }

  @Test
  void theNewestVersionWins() {
    Standing standing = nothing.with(poll("p", 5, POLL_STATUS_CLOSED)).with(tally("p", 9), 1);

    assertThat(standing.with(poll("p", 4, POLL_STATUS_OPEN))).isSameAs(standing);
    assertThat(standing.with(tally("p", 8), 2)).isSameAs(standing);
    assertThat(standing.with(tally("p", 9), 2)).isSameAs(standing);
  }

  @Test
  void optionsThatATallyDoesNotNameHaveNoVotes() {
    Tally one = Tally.newBuilder().setPollId("p").setVersion(2).addCounts(5).build();

    assertThat(nothing.with(one, 1).with(poll("p", 3, POLL_STATUS_OPEN)).counts())
        .containsExactly(5L, 0L);
    assertThat(nothing.with(poll("p", 3, POLL_STATUS_OPEN)).with(one, 1).counts())
        .containsExactly(5L, 0L);
  }
}
