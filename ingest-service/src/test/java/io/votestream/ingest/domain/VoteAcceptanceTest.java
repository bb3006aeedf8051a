package io.votestream.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoteAcceptanceTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final Voter VOTER = new Voter("10.0.0.1", null, null);
  private static final Secret SECRET = new Secret("one secret that is long enough for this");

  private final MemoryVoteLog log = new MemoryVoteLog();
  private final PollDirectory directory = new PollDirectory();
  private @Nullable Duration age = Duration.ZERO;
  private final VoteAcceptance acceptance =
      new VoteAcceptance(
          directory,
          () -> age,
          log,
          new VoterTokens(SECRET),
          new Receipts(SECRET),
          InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  @Test
  void anAcceptedVoteStandsInTheLogAndHasAReceipt() {
    directory.accept(open("p", 1, 1, 0));
    AcceptedVote accepted = acceptance.accept("p", List.of(2), VOTER);
    assertThat(log.votes).singleElement().extracting(v -> v.getChoicesList()).isEqualTo(List.of(2));
    var receipt = new Receipts(SECRET).verify(accepted.receipt()).orElseThrow();
    assertThat(receipt.getPollId()).isEqualTo("p");
    assertThat(receipt.getOffset()).isEqualTo(1);
    assertThat(receipt.getTime()).isEqualTo(NOW);
    assertThat(accepted.voterToken()).isNull();
  }

  @Test
  void nothingIsTakenWithoutAFreshDirectory() {
    directory.accept(open("p", 1, 1, 0));
    age = AcceptanceWindow.LEASE.plusMillis(1);
    refused(ErrorCode.LOG_UNAVAILABLE, () -> acceptance.accept("p", List.of(0), VOTER));
    age = null;
    refused(ErrorCode.LOG_UNAVAILABLE, () -> acceptance.accept("p", List.of(0), VOTER));
    age = AcceptanceWindow.LEASE;
    acceptance.accept("p", List.of(0), VOTER);
    assertThat(log.votes).hasSize(1);
  }

  @Test
  void anAcknowledgementAfterTheBudgetIsNoPromise() {
    directory.accept(open("p", 1, 1, 0));
    log.beforeAppend = () -> sleep(AcceptanceWindow.ACK_BUDGET.plusMillis(20));
    refused(ErrorCode.OUTCOME_UNKNOWN, () -> acceptance.accept("p", List.of(0), VOTER));
  }

  @Test
  void onlyAnOpenPollTakesVotes() {
    Poll open = open("p", 1, 1, 0);
    refused(ErrorCode.POLL_NOT_FOUND, () -> acceptance.accept("p", List.of(0), VOTER));
    directory.accept(open);
    acceptance.accept("p", List.of(0), VOTER);
    directory.accept(PollLife.closing(open));
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("p", List.of(0), VOTER));
    directory.accept(PollLife.closed(PollLife.closing(open)));
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("p", List.of(0), VOTER));
    directory.accept(PollLife.reopened(PollLife.closed(PollLife.closing(open)), NOW));
    acceptance.accept("p", List.of(0), VOTER);
    assertThat(log.votes).hasSize(2);
  }

  @Test
  void aVoteStampedAtClosingTimeIsRefused() {
    directory.accept(open("before", 1, 1, NOW + 1));
    directory.accept(open("at", 1, 1, NOW));
    acceptance.accept("before", List.of(0), VOTER);
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("at", List.of(0), VOTER));
  }

  @Test
  void choicesMustExistOnceAndBeAsManyAsThePollWants() {
    directory.accept(open("p", 2, 3, 0));
    refused(ErrorCode.NO_SUCH_CHOICE, () -> acceptance.accept("p", List.of(0, 5), VOTER));
    refused(ErrorCode.NO_SUCH_CHOICE, () -> acceptance.accept("p", List.of(0, -1), VOTER));
    refused(ErrorCode.REPEATED_CHOICE, () -> acceptance.accept("p", List.of(1, 1), VOTER));
    refused(ErrorCode.WRONG_NUMBER_OF_CHOICES, () -> acceptance.accept("p", List.of(1), VOTER));
    refused(
        ErrorCode.WRONG_NUMBER_OF_CHOICES,
        () -> acceptance.accept("p", List.of(0, 1, 2, 3), VOTER));
    assertThat(log.votes).isEmpty();
    acceptance.accept("p", List.of(4, 0), VOTER);
    acceptance.accept("p", List.of(0, 1, 2), VOTER);
    assertThat(log.votes).hasSize(2);
  }

  private static Poll open(String id, int min, int max, long closesAt) {
    return PollLife.opened(
        Poll.newBuilder()
            .setId(id)
            .setBallotSecret(ByteString.copyFromUtf8("secret"))
            .setRules(
                PollRules.newBuilder()
                    .setOptions(5)
                    .setMinChoices(min)
                    .setMaxChoices(max)
                    .setClosesAt(closesAt))
            .build());
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
