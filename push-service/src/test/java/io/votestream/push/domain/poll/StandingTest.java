package io.votestream.push.domain.poll;

import static io.votestream.push.domain.poll.Polls.poll;
import static io.votestream.push.domain.poll.Polls.record;
import static io.votestream.push.domain.poll.Polls.tally;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Tally;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final long SECOND_ROUND = Polls.CREATED + 60_000;

  private final Standing nothing = Standing.UNKNOWN;

  @Test
  void aPollWithoutATallyStandsAtZero() {
    Standing standing = nothing.with(poll("p", 3, POLL_STATUS_OPEN));

    assertThat(standing.version()).isZero();
    assertThat(standing.counts()).containsExactly(0L, 0L);
    assertThat(standing.asOf()).isEqualTo(Polls.CREATED);
    assertThat(standing.definition().status()).isEqualTo("open");
    assertThat(standing.definition().round()).isEqualTo(1);
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
    assertThat(nothing.with(tally("p", 7), 1).known()).isNull();
  }

  @Test
  void theNewestVersionWins() {
    Standing standing = nothing.with(poll("p", 5, POLL_STATUS_CLOSED)).with(tally("p", 9), 1);

    assertThat(standing.with(poll("p", 4, POLL_STATUS_OPEN))).isSameAs(standing);
    assertThat(standing.with(tally("p", 8), 2)).isSameAs(standing);
    assertThat(standing.with(tally("p", 9), 2)).isSameAs(standing);
  }

  @Test
  void aNewRoundBeginsAtZeroAndTheOldOneIsOver() {
    Standing first = nothing.with(poll("p", 5, POLL_STATUS_CLOSED)).with(tally("p", 9), 1);
    Standing second = first.with(secondRound());

    assertThat(second.version()).isZero();
    assertThat(second.ballots()).isZero();
    assertThat(second.counts()).containsExactly(0L, 0L);
    assertThat(second.asOf()).isEqualTo(SECOND_ROUND);
    assertThat(second.with(tally("p", 10), 2)).isSameAs(second);
    assertThat(second.with(tally("p~2", 1), 2).version()).isEqualTo(1);
  }

  @Test
  void aTallyMayBeAheadOfItsRound() {
    Standing first = nothing.with(poll("p", 5, POLL_STATUS_CLOSED)).with(tally("p", 9), 1);
    Standing ahead = first.with(tally("p~3", 4), 2).with(tally("p~2", 2), 2);

    assertThat(ahead.version()).isEqualTo(9);
    assertThat(ahead.with(tally("p~2", 1), 2)).isSameAs(ahead);
    Standing second = ahead.with(secondRound());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.ahead()).containsOnlyKeys(3);
  }

  @Test
  void optionsThatATallyDoesNotNameHaveNoVotes() {
    Tally one = Tally.newBuilder().setPollId("p").setVersion(2).addCounts(5).build();

    assertThat(nothing.with(one, 1).with(poll("p", 3, POLL_STATUS_OPEN)).counts())
        .containsExactly(5L, 0L);
    assertThat(nothing.with(poll("p", 3, POLL_STATUS_OPEN)).with(one, 1).counts())
        .containsExactly(5L, 0L);
  }

  @Test
  void aRatingHasANumberForEveryLevelOfEveryOption() {
    Definition rating =
        Definition.of(
            record("p", 3, POLL_STATUS_OPEN)
                .setRules(
                    PollRules.newBuilder()
                        .setOptions(2)
                        .setKind(BallotKind.BALLOT_KIND_RATING)
                        .setLevels(3))
                .build());

    assertThat(nothing.with(rating).counts()).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
  }

  private static Definition secondRound() {
    return Definition.of(
        record("p", (1 << 20) + 3, POLL_STATUS_OPEN)
            .setRound(2)
            .addHistory(LifeEvent.newBuilder().setRound(1).setEpoch(1).setTime(Polls.CREATED))
            .addHistory(LifeEvent.newBuilder().setRound(2).setEpoch(1).setTime(SECOND_ROUND))
            .build());
  }
}
