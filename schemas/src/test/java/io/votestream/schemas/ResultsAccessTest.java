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
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsAccessTest {

  private static final String TOKEN = AdminToken.generate();

  private final ResultsAccess access = new ResultsAccess(new Secret("0123456789abcdef".repeat(2)));

  @Test
  void alwaysIsForEveryone() {
    assertThat(access.mayShow(poll(RESULTS_ALWAYS, POLL_STATUS_OPEN), 2, false, List.of(), null))
        .isTrue();
  }

  @Test
  void afterVoteNeedsThePassOfThisRoundOfThisPoll() {
    Poll poll = poll(RESULTS_AFTER_VOTE, POLL_STATUS_OPEN);
    assertThat(access.mayShow(poll, 2, false, List.of(access.pass("p~2")), null)).isTrue();
    assertThat(access.mayShow(poll, 2, false, List.of("x", access.pass("p~2"), ""), null)).isTrue();
    assertThat(access.mayShow(poll, 2, false, List.of(access.pass("p")), null)).isFalse();
    assertThat(access.mayShow(poll, 2, false, List.of(access.pass("q~2")), null)).isFalse();
    assertThat(access.mayShow(poll, 2, false, List.of(), null)).isFalse();
  }

  @Test
  void closedRoundsAreForEveryoneUnlessOnlyTheOwnerMaySeeThem() {
    Poll open = poll(RESULTS_AFTER_CLOSE, POLL_STATUS_OPEN);
    assertThat(access.mayShow(open, 1, false, List.of(), null)).isTrue();
    assertThat(access.mayShow(open, 2, false, List.of(access.pass("p~2")), null)).isFalse();
    assertThat(
            access.mayShow(
                poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSING), 2, true, List.of(), null))
        .isFalse();
    assertThat(
            access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSED), 2, true, List.of(), null))
        .isTrue();
    assertThat(
            access.mayShow(poll(RESULTS_AFTER_VOTE, POLL_STATUS_CLOSED), 2, true, List.of(), null))
        .isTrue();
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_CLOSED), 2, true, List.of(), null))
        .isFalse();
  }

  @Test
  void aTallyOfAReopeningIsHiddenBehindADefinitionThatIsStillClosed() {
    assertThat(
            access.mayShow(
                poll(RESULTS_AFTER_CLOSE, POLL_STATUS_CLOSED), 2, false, List.of(), null))
        .isFalse();
    assertThat(
            access.mayShow(poll(RESULTS_AFTER_VOTE, POLL_STATUS_CLOSED), 2, false, List.of(), null))
        .isFalse();
    assertThat(
            access.mayShow(poll(RESULTS_AFTER_CLOSE, POLL_STATUS_OPEN), 2, true, List.of(), null))
        .isFalse();
  }

  @Test
  void theOwnerSeesAll() {
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_OPEN), 2, false, List.of(), TOKEN))
        .isTrue();
    assertThat(access.mayShow(poll(RESULTS_OWNER, POLL_STATUS_OPEN), 2, false, List.of(), "other"))
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
