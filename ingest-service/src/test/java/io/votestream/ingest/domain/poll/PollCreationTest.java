package io.votestream.ingest.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.MemoryVoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.Revote;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creations under an Idempotency-Key whose first attempt may have failed half-way. */
class PollCreationTest {

  private static final Secret SECRET = new Secret("0123456789abcdef".repeat(2));

  private final MemoryVoteLog log = new MemoryVoteLog();
  private final PollDirectory directory = new PollDirectory();
  private boolean shows = true;

  private final PollCreation creation = instance();

  @Test
  void aRetryHasTheBallotSecretOfTheFirstAttempt() {
    shows = false;
    assertThat(refused("a")).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    shows = true;
    Poll created = create(creation, "a").poll();
    Poll elsewhere = create(new PollCreationTest().creation, "a").poll();

    assertThat(created.getBallotSecret().size()).isEqualTo(32);
    assertThat(elsewhere.getId()).isEqualTo(created.getId());
    assertThat(elsewhere.getBallotSecret()).isEqualTo(created.getBallotSecret());
  }

  @Test
  void anotherBodyAfterAFailureIsRefused() {
    shows = false;
    assertThat(refused("a")).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    shows = true;
    int markers = log.markers.size();

    assertThat(refused("b")).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(log.markers).hasSize(markers);
  }

  @Test
  void whereTheFirstIsForgottenTwoBodiesAreTwoPolls() {
    Poll first = create(creation, "a").poll();
    Poll second = create(instance(), "b").poll();

    assertThat(second.getId()).isNotEqualTo(first.getId());
    assertThat(second.getBallotSecret()).isNotEqualTo(first.getBallotSecret());
  }

  private PollCreation instance() {
    return new PollCreation(
        new PollOpening(log, this::write, directory, () -> Duration.ZERO),
        directory,
        new PollLocks(),
        new CreationNames(SECRET),
        InstantSource.system());
  }

  private void write(Poll poll, Duration within) {
    if (!shows) {
      throw Refusals.outcomeUnknown();
    }
    directory.accept(poll);
  }

  private ErrorCode refused(String question) {
    return catchThrowableOfType(Refusal.class, () -> create(creation, question)).code();
  }

  private static CreatedPoll create(PollCreation creation, String question) {
    return creation.create(
        new PollDraft(
            question,
            "",
            List.of("yes", "no"),
            BallotForm.of(BallotKind.BALLOT_KIND_CHOICE, 1, 1, null, 2),
            Protection.PROTECTION_IP,
            Revote.REVOTE_NO,
            ResultsVisibility.RESULTS_ALWAYS,
            true,
            0,
            0),
        new CreationKey("key", "192.0.2.1", ByteString.copyFromUtf8(question)));
  }
}
