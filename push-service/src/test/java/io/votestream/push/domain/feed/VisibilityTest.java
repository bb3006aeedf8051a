package io.votestream.push.domain.feed;

import static io.votestream.push.domain.poll.Polls.record;
import static io.votestream.push.domain.poll.Polls.tally;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSED;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_CLOSING;
import static io.votestream.schemas.v1.PollStatus.POLL_STATUS_OPEN;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_CLOSE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_AFTER_VOTE;
import static io.votestream.schemas.v1.ResultsVisibility.RESULTS_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.poll.Definition;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Tally;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told numbers, and what all others are told. */
class VisibilityTest {

  private static final Duration AGES = Duration.ofHours(1);
  private static final String TOKEN = AdminToken.generate();
  private static final int ROUND = 1 << 20;

  private final ManualTime time = new ManualTime();
  private final Counts counts = new Counts();
  private final Dialect dialect = new PlainDialect(true, true);
  private final Feeds feeds =
      new Feeds(
          new FrameEncoder(new NoText(), List.of(dialect), counts), time, time::nanoTime, counts);
  private final Audience audience =
      new Audience(9, Access.RESULTS, new ViewerLimits(AGES, AGES), counts, time::nanoTime);
  private final Recorder stranger = new Recorder();
  private final Recorder voter = new Recorder();
  private final Recorder owner = new Recorder();

  @Test
  void whoMayNotSeeNumbersIsToldChangesOfStatusOnly() {
    poll(RESULTS_AFTER_CLOSE, 3, POLL_STATUS_OPEN);
    watch(stranger, Access.NOTHING, null);
    for (int version = 1; version <= 9; version++) {
      feeds.accept(tally("p", version), 0);
      time.pass(Duration.ofSeconds(1));
    }

    poll(RESULTS_AFTER_CLOSE, 4, POLL_STATUS_CLOSING);

    assertThat(stranger.written).containsExactly("open 1", "closing 1");
    assertThat(counts.fannedOut).isEmpty();
    assertThat(counts.encoded).isZero();
  }

  @Test
  void numbersBeginOnTheSameConnectionWhenTheyMayBeShown() {
    poll(RESULTS_AFTER_CLOSE, 3, POLL_STATUS_OPEN);
    watch(stranger, Access.NOTHING, null);
    feeds.accept(tally("p", 7), 0);

    poll(RESULTS_AFTER_CLOSE, 5, POLL_STATUS_CLOSED);
    feeds.accept(lastTally(8), 0);
    time.pass(AGES);
    poll(RESULTS_AFTER_CLOSE, 7, POLL_STATUS_OPEN);
    feeds.accept(tally("p", 9), 0);
    time.pass(AGES);

    assertThat(stranger.written).containsExactly("open 1", "closed 1", "8-5", "open 1");
  }

  @Test
  void aTallyThatIsAheadOfItsReopeningIsNotShown() {
    poll(RESULTS_AFTER_CLOSE, 5, POLL_STATUS_CLOSED);
    feeds.accept(lastTally(8), 0);
    watch(stranger, Access.NOTHING, null);

    feeds.accept(tally("p", 9), 0);
    time.pass(AGES);
    poll(RESULTS_AFTER_CLOSE, 7, POLL_STATUS_OPEN);

    assertThat(stranger.written).containsExactly("8-5", "open 1");
  }

  @Test
  void aPassShowsItsRoundAndNoOther() {
    poll(RESULTS_AFTER_VOTE, 3, POLL_STATUS_OPEN);
    watch(voter, Access.passOf("p"), null);
    watch(stranger, Access.passOf("p~2"), null);
    feeds.accept(tally("p", 7), 0);
    time.pass(AGES);

    feeds.accept(
        Definition.of(
            record("p", ROUND + 3, POLL_STATUS_OPEN)
                .setRound(2)
                .setResults(RESULTS_AFTER_VOTE)
                .build()));
    time.pass(AGES);
    feeds.accept(tally("p~2", 1), 0);
    time.pass(AGES);

    assertThat(voter.written).containsExactly("0-3", "7-3", "open 2");
    assertThat(stranger.written).containsExactly("open 1", "0-" + (ROUND + 3), "1-" + (ROUND + 3));
  }

  @Test
  void theOwnerSeesWhatNobodyElseMay() {
    poll(RESULTS_OWNER, 5, POLL_STATUS_CLOSED);
    feeds.accept(tally("p", 7), 0);

    watch(owner, new Claim(List.of(), TOKEN), null);
    watch(stranger, new Claim(List.of(), AdminToken.generate()), null);

    assertThat(owner.written).containsExactly("7-5");
    assertThat(stranger.written).containsExactly("closed 1");
  }

  @Test
  void nobodyFindsAVersionByGuessing() {
    poll(RESULTS_AFTER_CLOSE, 3, POLL_STATUS_OPEN);
    feeds.accept(tally("p", 7), 0);

    watch(stranger, Access.NOTHING, "7-3");

    assertThat(stranger.written).containsExactly("open 1");
  }

  private static Tally lastTally(long version) {
    return tally("p", version).toBuilder().setFinal(true).build();
  }

  private void poll(ResultsVisibility results, int version, PollStatus status) {
    feeds.accept(
        Definition.of(
            record("p", version, status)
                .setResults(results)
                .setAdminTokenHash(AdminToken.hash(TOKEN))
                .build()));
    time.pass(AGES);
  }

  private void watch(Recorder connection, Claim claim, @Nullable String seen) {
    audience.admit(feeds.find("p").orElseThrow(), dialect, connection, claim, seen);
  }
}
