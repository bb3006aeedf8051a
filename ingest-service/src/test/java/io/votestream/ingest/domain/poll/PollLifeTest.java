package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import org.junit.jupiter.api.Test;

class PollLifeTest {

  private static final Cause CAUSE = new Cause(Actor.ACTOR_OWNER, "because", 900);
  private static final Poll DRAFT =
      Poll.newBuilder()
          .setId("p")
          .setOpensAt(500)
          .setRules(PollRules.newBuilder().setClosesAt(1_000))
          .build();

  private final Poll open = PollLife.opened(DRAFT, CAUSE);
  private final Poll closing = PollLife.closing(open, CAUSE);
  private final Poll closed = PollLife.closed(closing);

  @Test
  void everyStateHasItsEpochAndVersion() {
    Poll scheduled = PollLife.scheduled(DRAFT, CAUSE);
    assertState(scheduled, PollStatus.POLL_STATUS_SCHEDULED, 0, 1);
    assertState(PollLife.openedOnTime(scheduled, CAUSE), PollStatus.POLL_STATUS_OPEN, 1, 3);
    assertState(PollLife.closing(scheduled, CAUSE), PollStatus.POLL_STATUS_CLOSING, 2, 4);
    assertState(open, PollStatus.POLL_STATUS_OPEN, 1, 3);
    assertState(closing, PollStatus.POLL_STATUS_CLOSING, 2, 4);
    assertState(closed, PollStatus.POLL_STATUS_CLOSED, 2, 5);
    Poll reopening = PollLife.reopening(closed, null, CAUSE);
    assertState(reopening, PollStatus.POLL_STATUS_CLOSED, 3, 6);
    assertThat(PollLife.isOpening(closed)).isFalse();
    assertThat(PollLife.isOpening(reopening)).isTrue();
    Poll reopened = PollLife.open(reopening);
    assertState(reopened, PollStatus.POLL_STATUS_OPEN, 3, 7);
    assertState(PollLife.closing(reopened, CAUSE), PollStatus.POLL_STATUS_CLOSING, 4, 8);
  }

  @Test
  void aRoundShowsOnceItIsOpen() {
    Poll intent = PollLife.openingRound(closed, null, CAUSE);
    assertState(intent, PollStatus.POLL_STATUS_CLOSED, 2, 6);
    assertThat(intent.getRound()).isEqualTo(1);
    assertThat(PollLife.isOpening(intent)).isTrue();
    Poll second = PollLife.open(intent);
    assertThat(second.getRound()).isEqualTo(2);
    assertState(second, PollStatus.POLL_STATUS_OPEN, 1, (1 << 20) + 3);
    Poll secondClosed = PollLife.closed(PollLife.closing(second, CAUSE));
    assertState(secondClosed, PollStatus.POLL_STATUS_CLOSED, 2, (1 << 20) + 5);
    assertThat(PollLife.open(PollLife.openingRound(secondClosed, null, CAUSE)).getVersion())
        .isEqualTo((2 << 20) + 3);
    assertThat(Markers.opening(second, 4).getPollOpened().getPollId()).isEqualTo("p~2");
  }

  @Test
  void goingOnKeepsAClosingTimeOnlyIfItLiesAhead() {
    assertThat(closesAt(null, 999)).isEqualTo(1_000);
    assertThat(closesAt(null, 1_000)).isZero();
    assertThat(closesAt(2_000L, 1_500)).isEqualTo(2_000);
  }

  @Test
  void anOpeningTimeThatIsNotReachedIsDropped() {
    Cause early = Cause.of(Actor.ACTOR_OWNER, 400);
    assertThat(PollLife.reopening(closed, null, early).getOpensAt()).isZero();
    assertThat(PollLife.reopening(closed, null, CAUSE).getOpensAt()).isEqualTo(500);
  }

  @Test
  void everyChangeIsAnEvent() {
    Poll again = PollLife.open(PollLife.openingRound(closed, null, CAUSE));
    assertThat(again.getHistoryList())
        .extracting(LifeEvent::getChange)
        .containsExactly(
            LifeChange.LIFE_CHANGE_CREATED,
            LifeChange.LIFE_CHANGE_OPENED,
            LifeChange.LIFE_CHANGE_CLOSED,
            LifeChange.LIFE_CHANGE_ROUND_OPENED);
    assertThat(again.getHistoryList()).extracting(LifeEvent::getRound).containsExactly(1, 1, 1, 2);
    assertThat(again.getHistoryList()).extracting(LifeEvent::getEpoch).containsExactly(0, 1, 2, 1);
    assertThat(again.getHistoryList())
        .allMatch(e -> e.getTime() == 900 && e.getReason().equals("because"));
  }

  @Test
  void theNewestHundredEventsAreKept() {
    Poll poll = closed;
    for (int i = 0; i < 100; i++) {
      poll = PollLife.open(PollLife.reopening(poll, null, CAUSE));
      poll = PollLife.closed(PollLife.closing(poll, CAUSE));
    }
    assertThat(poll.getHistoryCount()).isEqualTo(100);
    assertThat(PollLife.newest(poll).getEpoch()).isEqualTo(202);
  }

  @Test
  void markersSayWhoAndWhy() {
    var opening = Markers.opening(open, 4).getPollOpened();
    assertThat(opening.getEpoch()).isEqualTo(1);
    assertThat(opening.getPartitionCount()).isEqualTo(4);
    assertThat(opening.getRules()).isEqualTo(DRAFT.getRules());
    assertThat(opening.getActor()).isEqualTo(Actor.ACTOR_OWNER);
    assertThat(opening.getReason()).isEqualTo("because");
    var end = Markers.closing(closing, 4).getPollClosed();
    assertThat(end.getEpoch()).isEqualTo(2);
    assertThat(end.getPollId()).isEqualTo("p");
    assertThat(end.getReason()).isEqualTo("because");
  }

  private long closesAt(@org.jspecify.annotations.Nullable Long wish, long now) {
    return PollLife.reopening(closed, wish, Cause.of(Actor.ACTOR_OWNER, now))
        .getRules()
        .getClosesAt();
  }

  private static void assertState(Poll poll, PollStatus status, int epoch, int version) {
    assertThat(poll.getStatus()).isEqualTo(status);
    assertThat(poll.getEpoch()).isEqualTo(epoch);
    assertThat(poll.getVersion()).isEqualTo(version);
  }
}
