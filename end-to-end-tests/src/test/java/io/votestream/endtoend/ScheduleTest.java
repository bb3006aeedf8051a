package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.bench.client.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Polls open and close on time, whoever is alive at that moment. */
@ExtendWith(Stack.class)
class ScheduleTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Stack.Running stack;

  ScheduleTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void aPollClosesAlsoWhenNoInstanceWasThereAtItsTime() throws Exception {
    Instant closesAt = Instant.now().plusSeconds(5);
    Poll poll = Poll.create(stack.edge(), "{\"closesAt\":\"%s\"}".formatted(closesAt));
    assertThat(poll.vote(0).status()).isEqualTo(202);
    // Started again a few seconds later, behind the closing time.
    Thread.sleep(Duration.between(Instant.now(), closesAt.minusMillis(300)));
    stack.operator().kill("ingest-service-1");
    Eventually.within(SOON, () -> assertThat(poll.status()).isEqualTo("closed"));
    Eventually.within(SOON, () -> assertThat(poll.results().path("final").asBoolean()).isTrue());
    Eventually.within(SOON, () -> assertThat(poll.vote(1).status()).isEqualTo(409));
    assertThat(Poll.votes(poll.results())).containsExactly(1L, 0L, 0L);
  }

  @Test
  void aScheduledPollTakesVotesFromItsTimeOn() throws Exception {
    Instant opensAt = Instant.now().plusSeconds(3);
    Poll poll = Poll.create(stack.edge(), "{\"opensAt\":\"%s\"}".formatted(opensAt));
    assertThat(poll.status()).isEqualTo("scheduled");
    Answer early = poll.vote(0);
    assertThat(early.status()).as(early.body()).isEqualTo(409);
    Eventually.within(SOON, () -> assertThat(poll.vote(0).status()).isEqualTo(202));
    assertThat(Instant.now()).isAfterOrEqualTo(opensAt);
    poll.awaitBallots(1, SOON);
  }

  @Test
  void aNewRoundStartsAtZeroAndTheOldOneStays() throws Exception {
    Poll poll = Poll.create(stack.edge());
    assertThat(poll.vote(0).status()).isEqualTo(202);
    poll.awaitBallots(1, SOON);
    assertThat(poll.close().status()).isEqualTo(200);
    Answer round = poll.owner("POST", "/rounds", "{\"reason\":\"the band was late\"}");
    assertThat(round.status()).as(round.body()).isIn(200, 201);
    assertThat(poll.vote(2).status()).isEqualTo(202);
    Eventually.within(
        SOON, () -> assertThat(Poll.votes(poll.results())).containsExactly(0L, 0L, 1L));
    assertThat(Poll.votes(stack.edge().get("/polls/" + poll.id() + "/results?round=1").json()))
        .containsExactly(1L, 0L, 0L);
  }
}
