package io.votestream.ingest.domain.poll;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.votestream.ingest.domain.votelog.MemoryVoteLog;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an owner wishes while an earlier intent to open is not settled. */
class PollReopeningTest {

  private static final long HOUR = 3_600_000;

  private final long now = System.currentTimeMillis();
  private final long closesAt = now + HOUR;
  private final MemoryVoteLog log = new MemoryVoteLog();
  private final PollDirectory directory = new PollDirectory();
  private final PollReopening reopening =
      new PollReopening(
          new PollOpening(
              log, (poll, within) -> directory.accept(poll), directory, () -> Duration.ZERO),
          directory,
          new PollLocks(),
          InstantSource.system());

  @Test
  void theSameWishIsAnsweredWithTheIntentCarriedOut() {
    directory.accept(PollLife.reopening(closed(), closesAt, cause()));

    Poll opened = reopening.reopen("p", wish(closesAt));

    assertThat(opened.getStatus()).isEqualTo(PollStatus.POLL_STATUS_OPEN);
    assertThat(opened.getEpoch()).isEqualTo(3);
  }

  @Test
  void anotherWishIsRefusedAfterTheIntentIsCarriedOut() {
    directory.accept(PollLife.reopening(closed(), closesAt, cause()));

    refused(() -> reopening.nextRound("p", wish(null)));

    Poll poll = requireNonNull(directory.find("p"));
    assertThat(poll.getStatus()).isEqualTo(PollStatus.POLL_STATUS_OPEN);
    assertThat(poll.getRound()).isEqualTo(1);
  }

  @Test
  void anotherClosingTimeIsRefused() {
    directory.accept(PollLife.openingRound(closed(), closesAt, cause()));

    refused(() -> reopening.nextRound("p", wish(closesAt + HOUR)));

    Poll poll = requireNonNull(directory.find("p"));
    assertThat(poll.getRound()).isEqualTo(2);
    assertThat(poll.getRules().getClosesAt()).isEqualTo(closesAt);
  }

  @Test
  void whatAnotherInstanceWillCarryOutIsNotSaidToHaveFailed() {
    directory.accept(closed());
    log.silent = Set.of(2);

    assertThat(
            catchThrowableOfType(Refusal.class, () -> reopening.reopen("p", wish(closesAt))).code())
        .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);

    assertThat(PollLife.isOpening(requireNonNull(directory.find("p")))).isTrue();
  }

  private static void refused(Supplier<Poll> change) {
    assertThat(catchThrowableOfType(Refusal.class, change::get).code())
        .isEqualTo(ErrorCode.POLL_NOT_CLOSED);
  }

  private Poll closed() {
    Poll draft =
        Poll.newBuilder().setId("p").setBallotSecret(ByteString.copyFromUtf8("secret")).build();
    return PollLife.closed(PollLife.closing(PollLife.opened(draft, cause()), cause()));
  }

  private Cause cause() {
    return Cause.of(Actor.ACTOR_OWNER, now);
  }

  private static OwnerWish wish(@Nullable Long closesAt) {
    return new OwnerWish("", closesAt);
  }
}
