package io.votestream.query.domain.poll;

import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.Poll;
import java.time.Instant;

/**
 * One round of a poll.
 *
 * @param number 1 … that of the present round
 */
public record PollRound(Poll poll, int number) {

  /** Also of records that name no round. */
  public static final int FIRST = 1;

  public static PollRound present(Poll poll) {
    return new PollRound(poll, Math.max(FIRST, poll.getRound()));
  }

  /** What the round is called in the log, and in every view below it. */
  public String logId() {
    return Rounds.logId(poll.getId(), number);
  }

  /** An earlier round is closed. */
  public ShownStatus status(Instant now) {
    return number < present(poll).number() ? ShownStatus.CLOSED : ShownStatus.of(poll, now);
  }
}
