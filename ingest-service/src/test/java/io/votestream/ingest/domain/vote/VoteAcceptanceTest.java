package io.votestream.ingest.domain.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Cause;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.ingest.domain.votelog.MemoryVoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Protection;
import io.votestream.schemas.v1.ResultsVisibility;
import io.votestream.schemas.v1.VoteCast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoteAcceptanceTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final Voter VOTER = new Voter("10.0.0.1", null, null, null);
  private static final Secret SECRET = new Secret("one secret that is long enough for this");

  private static final Cause CAUSE = Cause.of(Actor.ACTOR_OWNER, NOW);

  private final MemoryVoteLog log = new MemoryVoteLog();
  private final PollDirectory directory = new PollDirectory();
  private @Nullable Duration age = Duration.ZERO;
  private final VoteAcceptance acceptance =
      new VoteAcceptance(
          directory,
          () -> age,
          log,
          new VoterTokens(SECRET),
          SECRET,
          InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  @Test
  void anAcceptedVoteStandsInTheLogAndHasAReceipt() {
    directory.accept(open("p", 1, 1, 0));
    AcceptedVote accepted = acceptance.accept("p", choices(2), VOTER);
    assertThat(log.votes).singleElement().extracting(v -> v.getChoicesList()).isEqualTo(List.of(2));
    var receipt = new Receipts(SECRET).verify(accepted.receipt()).orElseThrow();
    assertThat(receipt.getPollId()).isEqualTo("p");
    assertThat(receipt.getOffset()).isEqualTo(1);
    assertThat(receipt.getTime()).isEqualTo(NOW);
    assertThat(accepted.voterToken()).isNull();
  }

  /** A phone that leaves the Wi-Fi, or asks over IPv6 what it asked over IPv4. */
  @Test
  void aKeyCountsOnceAlsoFromAnotherAddress() {
    directory.accept(
        open("p", 1, 1, 0).toBuilder().setProtection(Protection.PROTECTION_IP).build());
    String first = acceptance.accept("p", choices(0), at("192.0.2.1", "key")).receipt();
    assertThat(acceptance.accept("p", choices(0), at("2001:db8::", "key")).receipt())
        .isEqualTo(first);
    refused(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        () -> acceptance.accept("p", choices(1), at("2001:db8::", "key")));
    acceptance.accept("p", choices(0), at("2001:db8::", "another"));
    assertThat(log.votes).hasSize(2);
  }

  private static Voter at(String address, String key) {
    return new Voter(address, key, null, null);
  }

  @Test
  void nothingIsTakenWithoutAFreshDirectory() {
    directory.accept(open("p", 1, 1, 0));
    age = AcceptanceWindow.LEASE.plusMillis(1);
    refused(ErrorCode.LOG_UNAVAILABLE, () -> acceptance.accept("p", choices(0), VOTER));
    age = null;
    refused(ErrorCode.LOG_UNAVAILABLE, () -> acceptance.accept("p", choices(0), VOTER));
    age = AcceptanceWindow.LEASE;
    acceptance.accept("p", choices(0), VOTER);
    assertThat(log.votes).hasSize(1);
  }

  @Test
  void aPollThatMayBeNewIsNotSaidToBeMissing() {
    age = AcceptanceWindow.LEASE;
    refused(ErrorCode.LOG_UNAVAILABLE, () -> acceptance.accept("p", choices(0), VOTER));
  }

  @Test
  void anAcknowledgementAfterTheBudgetIsNoPromise() {
    directory.accept(open("p", 1, 1, 0));
    log.beforeAppend = () -> sleep(AcceptanceWindow.ACK_BUDGET.plusMillis(20));
    refused(ErrorCode.OUTCOME_UNKNOWN, () -> acceptance.accept("p", choices(0), VOTER));
  }

  @Test
  void onlyAnOpenPollTakesVotes() {
    Poll open = open("p", 1, 1, 0);
    refused(ErrorCode.POLL_NOT_FOUND, () -> acceptance.accept("p", choices(0), VOTER));
    directory.accept(open);
    acceptance.accept("p", choices(0), VOTER);
    Poll closing = PollLife.closing(open, CAUSE);
    directory.accept(closing);
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("p", choices(0), VOTER));
    Poll closed = PollLife.closed(closing);
    directory.accept(closed);
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("p", choices(0), VOTER));
    Poll reopening = PollLife.reopening(closed, null, CAUSE);
    directory.accept(reopening);
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("p", choices(0), VOTER));
    directory.accept(PollLife.open(reopening));
    acceptance.accept("p", choices(0), VOTER);
    assertThat(log.votes).hasSize(2);
  }

  @Test
  void aVoteStampedAtClosingTimeIsRefused() {
    directory.accept(open("before", 1, 1, NOW + 1));
    directory.accept(open("at", 1, 1, NOW));
    acceptance.accept("before", choices(0), VOTER);
    refused(ErrorCode.POLL_NOT_OPEN, () -> acceptance.accept("at", choices(0), VOTER));
  }

  @Test
  void choicesMustExistOnceAndBeAsManyAsThePollWants() {
    directory.accept(open("p", 2, 3, 0));
    refused(ErrorCode.NO_SUCH_CHOICE, () -> acceptance.accept("p", choices(0, 5), VOTER));
    refused(ErrorCode.NO_SUCH_CHOICE, () -> acceptance.accept("p", choices(0, -1), VOTER));
    refused(ErrorCode.REPEATED_CHOICE, () -> acceptance.accept("p", choices(1, 1), VOTER));
    refused(ErrorCode.WRONG_NUMBER_OF_CHOICES, () -> acceptance.accept("p", choices(1), VOTER));
    refused(
        ErrorCode.WRONG_NUMBER_OF_CHOICES,
        () -> acceptance.accept("p", choices(0, 1, 2, 3), VOTER));
    assertThat(log.votes).isEmpty();
    acceptance.accept("p", choices(4, 0), VOTER);
    acceptance.accept("p", choices(0, 1, 2), VOTER);
    assertThat(log.votes).hasSize(2);
  }

  @Test
  void aRoundIsAPollOfItsOwnInTheLog() {
    Poll closed = PollLife.closed(PollLife.closing(open("p", 1, 1, 0), CAUSE));
    directory.accept(PollLife.open(PollLife.openingRound(closed, null, CAUSE)));
    AcceptedVote accepted = acceptance.accept("p", choices(0), VOTER);
    assertThat(log.votes).singleElement().extracting(VoteCast::getPollId).isEqualTo("p~2");
    assertThat(new Receipts(SECRET).verify(accepted.receipt()).orElseThrow().getPollId())
        .isEqualTo("p~2");
  }

  @Test
  void aForgottenPollTakesNoVotes() {
    directory.accept(open("p", 1, 1, 0).toBuilder().clearBallotSecret().build());
    refused(ErrorCode.POLL_FORGOTTEN, () -> acceptance.accept("p", choices(0), VOTER));
  }

  @Test
  void aPassIsHandedOutWhereResultsShowAfterVoting() {
    Poll poll =
        open("p", 1, 1, 0).toBuilder().setResults(ResultsVisibility.RESULTS_AFTER_VOTE).build();
    directory.accept(open("q", 1, 1, 0));
    directory.accept(poll);
    Voter keyed = new Voter("10.0.0.1", "k", null, null);
    String pass = acceptance.accept("p", choices(0), keyed).resultsPass();
    assertThat(new ResultsAccess(SECRET).mayShow(poll, 1, false, List.of(pass), null)).isTrue();
    assertThat(acceptance.accept("p", choices(0), keyed).resultsPass()).isEqualTo(pass);
    assertThat(acceptance.accept("q", choices(0), VOTER).resultsPass()).isNull();
  }

  @Test
  void aRetriedVoteIsAnsweredAlikeEvenAfterClosing() {
    Poll open = open("p", 1, 1, 0);
    directory.accept(open);
    Voter keyed = new Voter("10.0.0.1", "k", null, null);
    AcceptedVote first = acceptance.accept("p", choices(0), keyed);
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> acceptance.accept("p", choices(1), keyed));
    directory.accept(PollLife.closing(open, CAUSE));
    assertThat(acceptance.accept("p", choices(0), keyed)).isEqualTo(first);
    refused(
        ErrorCode.POLL_NOT_OPEN,
        () -> acceptance.accept("p", choices(0), new Voter("10.0.0.1", "l", null, null)));
    assertThat(log.votes).hasSize(1);
  }

  @Test
  void anotherCodeUnderTheSameKeyIsAnotherBody() {
    Poll poll = open("p", 1, 1, 0).toBuilder().setProtection(Protection.PROTECTION_CODE).build();
    directory.accept(poll);
    List<String> codes = VoteCodes.issue(poll, 2);
    Voter first = new Voter("10.0.0.1", "k", null, codes.get(0));
    Voter otherCode = new Voter("10.0.0.1", "k", null, codes.get(1));
    AcceptedVote accepted = acceptance.accept("p", choices(0), first);
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> acceptance.accept("p", choices(1), otherCode));
    refused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> acceptance.accept("p", choices(0), otherCode));
    assertThat(acceptance.accept("p", choices(0), first)).isEqualTo(accepted);
    acceptance.accept("p", choices(0), new Voter("10.0.0.2", "k", null, codes.get(1)));
    assertThat(log.votes).hasSize(2);
  }

  private static Ballot choices(Integer... choices) {
    return new Ballot(BallotKind.BALLOT_KIND_CHOICE, List.of(choices));
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
            .build(),
        CAUSE);
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
