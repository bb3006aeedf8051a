package io.votestream.ingest.domain.poll;

import io.votestream.schemas.v1.LifeChange;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a poll: scheduled (epoch 0) → open (epoch 1) → closing, closed (epoch 2) → open
 * again (epoch 3) → … A new round begins with epoch 1 again.
 *
 * <p>Each state has one version, (round - 1) × 2²⁰ + 2 × epoch + 1, without the 1 while its markers
 * are still being written. So instances that do the same step at once write the same state, and
 * whatever is not settled can be finished by any of them: a closing shows as such, an opening stays
 * closed for everyone until it is settled, and the newest event of its history says what it is to
 * become.
 */
public final class PollLife {

  private static final int ROUND_SHIFT = 20;
  private static final int FIRST_OPENING = 1;
  private static final int MAX_EVENTS = 100;

  private PollLife() {}

  static Poll scheduled(Poll draft, Cause cause) {
    return stated(
        happened(draft, LifeChange.LIFE_CHANGE_CREATED, 0, cause),
        PollStatus.POLL_STATUS_SCHEDULED,
        0,
        true);
  }

  /** A poll that is open from the beginning. */
  public static Poll opened(Poll draft, Cause cause) {
    return openedOnTime(scheduled(draft, cause), cause);
  }

  static Poll openedOnTime(Poll scheduled, Cause cause) {
    return stated(
        happened(scheduled, LifeChange.LIFE_CHANGE_OPENED, FIRST_OPENING, cause),
        PollStatus.POLL_STATUS_OPEN,
        FIRST_OPENING,
        true);
  }

  /** Of an open poll, or of a scheduled one whose opening markers are written. */
  public static Poll closing(Poll poll, Cause cause) {
    int epoch = Math.max(poll.getEpoch(), FIRST_OPENING) + 1;
    return stated(
        happened(poll, LifeChange.LIFE_CHANGE_CLOSED, epoch, cause),
        PollStatus.POLL_STATUS_CLOSING,
        epoch,
        false);
  }

  public static Poll closed(Poll closing) {
    return stated(closing, PollStatus.POLL_STATUS_CLOSED, closing.getEpoch(), true);
  }

  /**
   * The intent to let a closed poll go on from where its count stood.
   *
   * @param closesAt null keeps a closing time that lies ahead; one that has passed is dropped, as
   *     with it every new vote would be late
   */
  public static Poll reopening(Poll closed, @Nullable Long closesAt, Cause cause) {
    int epoch = closed.getEpoch() + 1;
    Poll poll = happened(closed, LifeChange.LIFE_CHANGE_REOPENED, epoch, cause);
    return stated(
        goingOn(poll, closesAt, cause.time()), PollStatus.POLL_STATUS_CLOSED, epoch, false);
  }

  /** The intent to begin a new round. Until it is settled the poll shows the old one. */
  public static Poll openingRound(Poll closed, @Nullable Long closesAt, Cause cause) {
    LifeEvent event =
        event(LifeChange.LIFE_CHANGE_ROUND_OPENED, round(closed) + 1, FIRST_OPENING, cause);
    Poll poll = goingOn(happened(closed, event), closesAt, cause.time());
    return poll.toBuilder()
        .setVersion(version(round(closed), closed.getEpoch() + 1, false))
        .build();
  }

  /** Whether this is an intent to open that is not settled yet. */
  static boolean isOpening(Poll poll) {
    return poll.getStatus() == PollStatus.POLL_STATUS_CLOSED && poll.getVersion() % 2 == 0;
  }

  /** What an intent to open becomes. */
  public static Poll open(Poll opening) {
    LifeEvent event = newest(opening);
    Poll poll = opening.toBuilder().setRound(event.getRound()).build();
    return stated(poll, PollStatus.POLL_STATUS_OPEN, event.getEpoch(), true);
  }

  public static boolean pastClosingTime(Poll poll, long now) {
    long closesAt = poll.getRules().getClosesAt();
    return closesAt != 0 && now >= closesAt;
  }

  /** Whether the key of its slots is destroyed. */
  public static boolean isForgotten(Poll poll) {
    return poll.getBallotSecret().isEmpty();
  }

  static int round(Poll poll) {
    return Math.max(1, poll.getRound());
  }

  /** The event that the poll's newest markers carry. */
  static LifeEvent newest(Poll poll) {
    int events = poll.getHistoryCount();
    return events == 0 ? LifeEvent.getDefaultInstance() : poll.getHistory(events - 1);
  }

  private static Poll goingOn(Poll poll, @Nullable Long closesAt, long now) {
    Poll.Builder builder = poll.toBuilder();
    if (closesAt != null) {
      builder.getRulesBuilder().setClosesAt(closesAt);
    } else if (pastClosingTime(poll, now)) {
      builder.getRulesBuilder().clearClosesAt();
    }
    if (poll.getOpensAt() > now) {
      builder.clearOpensAt();
    }
    return builder.build();
  }

  private static Poll stated(Poll poll, PollStatus status, int epoch, boolean settled) {
    return poll.toBuilder()
        .setRound(round(poll))
        .setStatus(status)
        .setEpoch(epoch)
        .setVersion(version(round(poll), epoch, settled))
        .build();
  }

  private static int version(int round, int epoch, boolean settled) {
    return ((round - 1) << ROUND_SHIFT) + 2 * epoch + (settled ? 1 : 0);
  }

  private static Poll happened(Poll poll, LifeChange change, int epoch, Cause cause) {
    return happened(poll, event(change, round(poll), epoch, cause));
  }

  private static Poll happened(Poll poll, LifeEvent event) {
    List<LifeEvent> before = poll.getHistoryList();
    int drop = Math.max(0, before.size() + 1 - MAX_EVENTS);
    return poll.toBuilder()
        .clearHistory()
        .addAllHistory(before.subList(drop, before.size()))
        .addHistory(event)
        .build();
  }

  private static LifeEvent event(LifeChange change, int round, int epoch, Cause cause) {
    return LifeEvent.newBuilder()
        .setTime(cause.time())
        .setChange(change)
        .setActor(cause.actor())
        .setReason(cause.reason())
        .setRound(round)
        .setEpoch(epoch)
        .build();
  }
}
