package io.votestream.ingest.domain;

import com.google.protobuf.ByteString;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/**
 * Opens polls: first the opening marker in every partition of the vote log, then the poll becomes
 * visible. So no vote can stand before its rules.
 */
public final class PollOpening {

  private static final Duration WITHIN = AcceptanceWindow.ACK_BUDGET;
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
  private static final Duration FARTHEST_CLOSING = Duration.ofDays(3_660);
  private static final int SECRET_BYTES = 32;
  private static final int ID_LENGTH = 10;
  private static final String ID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();
  private final VoteLog log;
  private final PollLog polls;
  private final PollDirectory directory;
  private final Freshness freshness;
  private final InstantSource clock;

  public PollOpening(
      VoteLog log,
      PollLog polls,
      PollDirectory directory,
      Freshness freshness,
      InstantSource clock) {
    this.log = log;
    this.polls = polls;
    this.directory = directory;
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * Opens a new poll for whoever gets its admin token.
   *
   * @throws Refusal OUT_OF_RANGE for its closing time, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public OpenedPoll open(PollDraft draft) {
    long now = clock.millis();
    if (draft.closesAt() != 0
        && (draft.closesAt() <= now || draft.closesAt() > now + FARTHEST_CLOSING.toMillis())) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, "closesAt must lie in the future, at most ten years ahead.");
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String token = AdminToken.generate();
    Poll poll = draft.toPoll(newId(), ByteString.copyFrom(secret), AdminToken.hash(token), now);
    return new OpenedPoll(publish(PollLife.opened(poll)), token);
  }

  /**
   * Opens a poll that nobody administers, unless a poll of this id is known. Instances that do so
   * at once open the same poll.
   */
  public void openIfAbsent(String id, PollDraft draft, ByteString ballotSecret) {
    if (directory.find(id) == null) {
      publish(PollLife.opened(draft.toPoll(id, ballotSecret, ByteString.EMPTY, clock.millis())));
    }
  }

  /**
   * Lets a closed poll go on from where its count stood; an open one stays as it is.
   *
   * @throws Refusal POLL_NOT_CLOSED while it is closing, LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  public Poll reopen(Poll poll) {
    if (poll.getStatus() == PollStatus.POLL_STATUS_OPEN) {
      return poll;
    }
    if (poll.getStatus() != PollStatus.POLL_STATUS_CLOSED) {
      throw new Refusal(
          ErrorCode.POLL_NOT_CLOSED, "The poll is still closing.", Duration.ofSeconds(2));
    }
    return publish(PollLife.reopened(poll, clock.millis()));
  }

  private Poll publish(Poll poll) {
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusal.logUnavailable();
    }
    long begun = System.nanoTime();
    boolean marked =
        log.mark(
                poll.getId(),
                PollLife.openingMarker(poll, log.partitions()),
                PollLife.allPartitions(log.partitions()),
                WITHIN)
            .isEmpty();
    if (!marked) {
      throw Refusal.logUnavailable();
    }
    polls.write(poll, WITHIN.minusNanos(System.nanoTime() - begun));
    return shown(poll);
  }

  /** Waits for the own directory, so that the creator's first vote finds the poll here. */
  private Poll shown(Poll poll) {
    try {
      Poll newest = directory.await(poll.getId(), poll.getVersion(), SHOWN_WITHIN);
      return newest == null ? poll : newest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return poll;
    }
  }

  private String newId() {
    return random
        .ints(ID_LENGTH, 0, ID_ALPHABET.length())
        .mapToObj(i -> String.valueOf(ID_ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
