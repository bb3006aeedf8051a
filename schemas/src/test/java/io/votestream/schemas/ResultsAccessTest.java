package io.votestream.schemas;

import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSING;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_CLOSE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_VOTE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_ALWAYS;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ResultsVisibility;
import org.junit.jupiter.api.Test;

class ResultsAccessTest {

  private static final String TOKEN = AdminToken.generate();

  private final ResultsAccess access = new ResultsAccess(new Secret("0123456789abcdef".repeat(2)));

  @Test
  void alwaysIsForEveryone() {
    assertThat(access.mayShow(poll(RESULTS_ALWAYS, POLL_STATUS_OPEN), 2, false, null, null))
        .isTrue();
  }

  @Test
  void afterVoteNeedsThePassOfThisRoundOfThisPoll() {
    Poll poll = poll(RESULTS_AFTER_VOTE, POLL_STATUS_OPEN);
    assertThat(access.mayShow(poll, 2, false, access.pass("p~2"), null)).isTrue();
    assertThat(access.mayShow(poll, 2, false, access.pass("p"), null)).isFalse();
    assertThat(access.mayShow(poll, 2, false, access.pass("q~2"), null)).isFalse();
    assertThat(access.mayShow(poll, 2, false, null, null)).isFalse();
  }

  @Test
  void closedRoundsAreForEveryoneUnlessOnlyTheOwnerMaySeeThem() {
    Poll open = poll(RESULTS_AFTER_CLOSE, POLL_STATUS_OPEN);
    assertThat(access.mayShow(open, 1, false, null, null)).isTrue();
    assertThat(access.mayShow(open, 2, false, access.pass("p~2"), null)).isFalse();
    assertThat(access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSING), 2, true, null, null))
        .isFalse();
    assertThat(access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSED), 2, true, null, null))
        .isTrue();
    assertThat(access.mayShow(poll(RESULTS_AFTER_VOTE, POLL_STATUS_CLOSED), 2, true, null, null))
        .isTrue();
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_CLOSED), 2, true, null, null))
        .isFalse();
  }

  @Test
  void aTallyOfAReopeningIsHiddenBehindADefinitionThatIsStillClosed() {
    assertThat(access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSED), 2, false, null, null))
        .isFalse();
    assertThat(access.mayShow(poll(RESULTS_AFTER_VOTE, POLL_STATUS_CLOSED), 2, false, null, null))
        .isFalse();
    assertThat(access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_OPEN), 2, true, null, null))
        .isFalse();
  }

  @Test
  void theOwnerSeesAll() {
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_OPEN), 2, false, null, TOKEN))
        .isTrue();
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_OPEN), 2, false, null, "other"))
        .isFalse();
  }

  private static Poll poll(ResultsVisibility results, PollStatus status) {
    return Poll.newBuilder()
        .setId("p")
        .setRound(2)
        .setResults(results)
        .setStatus(status)
        .setAdminTokenHash(AdminToken.hash(TOKEN))
        .build();
  }
}
