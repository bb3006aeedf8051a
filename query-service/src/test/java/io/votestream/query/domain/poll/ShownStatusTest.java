package io.votestream.query.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownStatusTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void anOpenPollIsClosingFromItsClosingTime() {
    assertThat(ShownStatus.of(open(0), NOW)).isEqualTo(ShownStatus.OPEN);
    assertThat(ShownStatus.of(open(NOW.toEpochMilli() + 1), NOW)).isEqualTo(ShownStatus.OPEN);
    assertThat(ShownStatus.of(open(NOW.toEpochMilli()), NOW)).isEqualTo(ShownStatus.CLOSING);
  }

  @Test
  void otherStatesAreShownAsTheyAre() {
    assertThat(shown(PollStatus.POLL_STATUS_SCHEDULED)).isEqualTo("scheduled");
    assertThat(shown(PollStatus.POLL_STATUS_CLOSING)).isEqualTo("closing");
    assertThat(shown(PollStatus.POLL_STATUS_CLOSED)).isEqualTo("closed");
  }

  private static Poll open(long closesAt) {
    Poll.Builder poll = Polls.open("a");
    poll.getRulesBuilder().setClosesAt(closesAt);
    return poll.build();
  }

  private static String shown(PollStatus status) {
    return ShownStatus.of(Polls.open("a").setStatus(status).build(), NOW).wireName();
  }
}
