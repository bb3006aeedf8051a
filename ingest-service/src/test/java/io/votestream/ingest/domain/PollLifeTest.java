package io.votestream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import org.junit.jupiter.api.Test;

class PollLifeTest {

  private static final Poll DRAFT =
      Poll.newBuilder().setId("p").setRules(PollRules.newBuilder().setClosesAt(1_000)).build();

  @Test
  void everyStateHasItsEpochAndVersion() {
    Poll open = PollLife.opened(DRAFT);
    Poll closing = PollLife.closing(open);
    Poll closed = PollLife.closed(closing);
    Poll reopened = PollLife.reopened(closed, 0);
    assertState(open, PollStatus.POLL_STATUS_OPEN, 1, 3);
    assertState(closing, PollStatus.POLL_STATUS_CLOSING, 2, 4);
    assertState(closed, PollStatus.POLL_STATUS_CLOSED, 2, 5);
    assertState(reopened, PollStatus.POLL_STATUS_OPEN, 3, 7);
    assertState(PollLife.closing(reopened), PollStatus.POLL_STATUS_CLOSING, 4, 8);
  }

  @Test
  void reopeningKeepsAClosingTimeOnlyIfItLiesAhead() {
    Poll closed = PollLife.closed(PollLife.closing(PollLife.opened(DRAFT)));
    assertThat(PollLife.reopened(closed, 999).getRules().getClosesAt()).isEqualTo(1_000);
    assertThat(PollLife.reopened(closed, 1_000).getRules().getClosesAt()).isZero();
  }

  @Test
  void markersCarryEpochAndPartitions() {
    Poll open = PollLife.opened(DRAFT);
    var opening = PollLife.openingMarker(open, 4).getPollOpened();
    assertThat(opening.getEpoch()).isEqualTo(1);
    assertThat(opening.getPartitionCount()).isEqualTo(4);
    assertThat(opening.getRules()).isEqualTo(DRAFT.getRules());
    var closing = PollLife.closingMarker(PollLife.closing(open), 4).getPollClosed();
    assertThat(closing.getEpoch()).isEqualTo(2);
    assertThat(closing.getPollId()).isEqualTo("p");
  }

  private static void assertState(Poll poll, PollStatus status, int epoch, int version) {
    assertThat(poll.getStatus()).isEqualTo(status);
    assertThat(poll.getEpoch()).isEqualTo(epoch);
    assertThat(poll.getVersion()).isEqualTo(version);
  }
}
