package io.votestream.tally.domain;

import io.votestream.schemas.v1.Partial;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.RejectionReason;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The count: a pure function of the vote log, partition by partition. No clock, no other topic, and
 * nothing of the record but its value, offset and timestamp goes in.
 *
 * <p>Every event of a poll is counted in {@link Partial#getEvents}. A vote either counts or is
 * rejected, by the first of these that holds: no rules known yet, or no valid ballot by them →
 * invalid; behind a closing marker, or stamped at or after closing time → late; slot taken →
 * duplicate, or by a poll's rule the earlier ballot is superseded. A marker has effect if its epoch
 * is newer than the newest folded, and odd for an opening, even for a closing. An event at or
 * before the position of the state is in it already and changes nothing: if the group's offsets are
 * ever lost, the log is read again from its beginning and nothing is counted twice.
 *
 * <p>The rankings of a ranked poll are not in the state that is passed along, which would be
 * written anew with every vote: {@link Folded} says which one changes.
 */
public final class Fold {

  private static final long NONE = -1;

  private final Partial before;
  private final Partial.Builder after;
  private final long offset;
  private final long timestamp;

  private Fold(Partial before, long offset, long timestamp) {
    this.before = before;
    this.after =
        before.toBuilder()
            .setEvents(before.getEvents() + 1)
            .setPosition(offset)
            .setAsOf(Math.max(before.getAsOf(), timestamp));
    this.offset = offset;
    this.timestamp = timestamp;
  }

  /** A poll of which this partition has no event yet. */
  public static Partial nothing(String pollId, int partition) {
    return Partial.newBuilder().setPollId(pollId).setPartition(partition).build();
  }

  /**
   * @param event one of the poll of {@code before}
   * @param offset place of the event in the partition of {@code before}
   * @param timestamp of the record, milliseconds since the epoch
   * @param slot the ballot that counts in the vote's slot; asked for at most once, and only where
   *     the answer matters
   */
  public static Folded fold(
      Partial before,
      VoteLogRecord event,
      long offset,
      long timestamp,
      Supplier<? extends @Nullable Ballot> slot) {
    if (before.getEvents() > 0 && offset <= before.getPosition()) {
      return Folded.only(before);
    }
    Fold fold = new Fold(before, offset, timestamp);
    return switch (event.getEventCase()) {
      case VOTE_CAST -> fold.vote(event.getVoteCast(), slot);
      case POLL_OPENED -> fold.opened(event.getPollOpened());
      case POLL_CLOSED -> fold.closed(event.getPollClosed());
      case EVENT_NOT_SET -> throw new IllegalArgumentException("no event");
    };
  }

  private Folded opened(PollOpened marker) {
    if (marker.getEpoch() > before.getEpoch() && isOpen(marker.getEpoch())) {
      PollRules rules = marker.getRules();
      after
          .setEpoch(marker.getEpoch())
          .setPartitionCount(marker.getPartitionCount())
          .setRules(rules);
      // Zeros are written out, so that a result without votes lists every option. Never fewer than
      // before: ballots counted by older rules must still find the counters they raised.
      for (int i = before.getCountsCount(); i < CountingRule.of(rules).size(rules); i++) {
        after.addCounts(0);
      }
    }
    return Folded.only(after.build());
  }

  private Folded closed(PollClosed marker) {
    if (marker.getEpoch() > before.getEpoch() && !isOpen(marker.getEpoch())) {
      after.setEpoch(marker.getEpoch()).setPartitionCount(marker.getPartitionCount());
    }
    return Folded.only(after.build());
  }

  private Folded vote(VoteCast vote, Supplier<? extends @Nullable Ballot> slot) {
    if (!before.hasRules()) {
      return rejected(RejectionReason.REJECTION_REASON_INVALID, NONE);
    }
    PollRules rules = before.getRules();
    Marks marks = CountingRule.of(rules).marks(rules, vote);
    if (marks == null) {
      return rejected(RejectionReason.REJECTION_REASON_INVALID, NONE);
    }
    boolean afterClosingTime = rules.getClosesAt() > 0 && timestamp >= rules.getClosesAt();
    if (!isOpen(before.getEpoch()) || afterClosingTime) {
      return rejected(RejectionReason.REJECTION_REASON_LATE, NONE);
    }
    Ballot holder = slot.get();
    if (holder == null) {
      count(marks, 1);
      after.setBallots(before.getBallots() + 1);
      return new Folded(after.build(), new Ballot(offset, marks), null, null);
    }
    if (rules.getRevote() != Revote.REVOTE_REPLACE) {
      return rejected(RejectionReason.REJECTION_REASON_DUPLICATE, holder.offset());
    }
    count(holder.marks(), -1);
    count(marks, 1);
    Rejection superseded =
        reject(holder.offset(), RejectionReason.REJECTION_REASON_SUPERSEDED, offset);
    return new Folded(after.build(), new Ballot(offset, marks), holder, superseded);
  }

  private void count(Marks marks, int by) {
    for (int counter : marks.counters()) {
      after.setCounts(counter, after.getCounts(counter) + by);
    }
  }

  private Folded rejected(RejectionReason reason, long inFavourOf) {
    Rejection rejection = reject(offset, reason, inFavourOf);
    return new Folded(after.build(), null, null, rejection);
  }

  private Rejection reject(long rejectedOffset, RejectionReason reason, long inFavourOf) {
    RejectedCounts.Builder rejected = after.getRejectedBuilder();
    switch (reason) {
      case REJECTION_REASON_DUPLICATE -> rejected.setDuplicate(rejected.getDuplicate() + 1);
      case REJECTION_REASON_SUPERSEDED -> rejected.setSuperseded(rejected.getSuperseded() + 1);
      case REJECTION_REASON_LATE -> rejected.setLate(rejected.getLate() + 1);
      case REJECTION_REASON_INVALID -> rejected.setInvalid(rejected.getInvalid() + 1);
      default -> throw new IllegalArgumentException(reason.name());
    }
    return Rejection.newBuilder()
        .setPollId(before.getPollId())
        .setPartition(before.getPartition())
        .setOffset(rejectedOffset)
        .setReason(reason)
        .setInFavourOf(inFavourOf)
        .setSequence(Merge.total(rejected))
        .build();
  }

  private static boolean isOpen(int epoch) {
    return epoch % 2 == 1;
  }
}
