package io.votestream.audit.fold;

import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_DUPLICATE;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_INVALID;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_LATE;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_SUPERSEDED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.RejectionReason;
import io.votestream.schemas.v1.Revote;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One poll in one partition, folded event by event. The rules of counting are all in here; they are
 * those of the comments in {@code vote_log.proto}.
 */
public final class PollPartition {

  /** Fewer ballots than this are not worth a place in a file. */
  private static final int WORTH_PARKING = 64;

  /** More than any poll may have, and few enough to count in an array. */
  private static final int MAX_OPTIONS = 1 << 16;

  private final byte[] idBytes;
  private final String id;
  private final int partition;
  private final WhatIf whatIf;
  private final SlotFile slotFile;
  private final RejectionListener rejections;
  private final Checkpoints checkpoints = new Checkpoints();
  private final ChoiceSets choiceSets = new ChoiceSets();

  private SlotTable slots = new SlotTable();
  private long parkedAt = -1;
  private int parkedSize;

  private @Nullable PollRules rules;
  private int options;
  private int minChoices;
  private int maxChoices;
  private boolean replaces;
  private long closesAt;

  private int epoch;
  private int partitionCount;
  private long events;
  private long position = -1;
  private long asOf;
  private long[] counts = {};
  private long ballots;
  private long duplicate;
  private long superseded;
  private long late;
  private long invalid;

  PollPartition(
      byte[] idBytes,
      int partition,
      WhatIf whatIf,
      SlotFile slotFile,
      RejectionListener rejections) {
    this.idBytes = idBytes;
    this.id = new String(idBytes, UTF_8);
    this.partition = partition;
    this.whatIf = whatIf;
    this.slotFile = slotFile;
    this.rejections = rejections;
  }

  /** Whether the marker had an effect: only one of a newer epoch has. */
  boolean open(long offset, long timestamp, PollOpened marker) {
    seen(offset, timestamp);
    if (Integer.compareUnsigned(marker.getEpoch(), epoch) <= 0) {
      return false;
    }
    moveTo(marker.getEpoch(), marker.getPartitionCount());
    PollRules newRules = whatIf.apply(marker.getRules());
    if (Integer.compareUnsigned(newRules.getOptions(), MAX_OPTIONS) > 0) {
      throw new IllegalStateException(
          "poll %s at %d:%d has more than %d options"
              .formatted(id, partition, offset, MAX_OPTIONS));
    }
    rules = newRules;
    options = newRules.getOptions();
    minChoices = newRules.getMinChoices();
    maxChoices = newRules.getMaxChoices();
    replaces = newRules.getRevote() == Revote.REVOTE_REPLACE;
    closesAt = newRules.getClosesAt();
    return true;
  }

  /** Whether the marker had an effect. */
  boolean close(long offset, long timestamp, PollClosed marker) {
    seen(offset, timestamp);
    if (Integer.compareUnsigned(marker.getEpoch(), epoch) <= 0) {
      return false;
    }
    moveTo(marker.getEpoch(), marker.getPartitionCount());
    return true;
  }

  void vote(long offset, long timestamp, VoteReader vote) {
    seen(offset, timestamp);
    if (rules == null) {
      invalid++;
      reject(offset, REJECTION_REASON_INVALID, -1);
    } else if (!isOpen() || closesAt != 0 && timestamp >= closesAt) {
      late++;
      reject(offset, REJECTION_REASON_LATE, -1);
    } else if (!allowed(vote.choices(), vote.choiceCount())) {
      invalid++;
      reject(offset, REJECTION_REASON_INVALID, -1);
    } else {
      cast(offset, vote);
    }
  }

  private void cast(long offset, VoteReader vote) {
    int choices = choiceSets.number(vote.choices(), vote.choiceCount());
    int entry = whatIf.everyVote() ? -1 : slots.find(vote.slotHigh(), vote.slotLow());
    if (entry < 0) {
      if (!whatIf.everyVote()) {
        slots.add(vote.slotHigh(), vote.slotLow(), offset, choices);
      }
      ballots++;
      count(choices, 1);
    } else if (replaces) {
      long earlier = slots.offset(entry);
      count(slots.choices(entry), -1);
      count(choices, 1);
      slots.put(entry, offset, choices);
      superseded++;
      reject(earlier, REJECTION_REASON_SUPERSEDED, offset);
    } else {
      duplicate++;
      reject(offset, REJECTION_REASON_DUPLICATE, slots.offset(entry));
    }
  }

  private void seen(long offset, long timestamp) {
    checkpoints.before(offset, this);
    events++;
    position = offset;
    asOf = Math.max(asOf, timestamp);
  }

  private void moveTo(int newEpoch, int newPartitionCount) {
    epoch = newEpoch;
    partitionCount = newPartitionCount;
    if (isOpen() && parkedAt >= 0) {
      slots = slotFile.restore(parkedAt, parkedSize);
      parkedAt = -1;
    } else if (!isOpen() && slots.size() >= WORTH_PARKING) {
      parkedSize = slots.size();
      parkedAt = slotFile.park(slots);
      slots = new SlotTable();
    }
  }

  private boolean isOpen() {
    return (epoch & 1) == 1;
  }

  private boolean allowed(int[] choices, int count) {
    if (Integer.compareUnsigned(count, minChoices) < 0
        || Integer.compareUnsigned(count, maxChoices) > 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (Integer.compareUnsigned(choices[i], options) >= 0) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (choices[i] == choices[j]) {
          return false;
        }
      }
    }
    return true;
  }

  private void count(int number, int change) {
    for (int choice : choiceSets.choices(number)) {
      // Not as long as the options at once: a re-opening may bring more of them.
      if (choice >= counts.length) {
        counts = Arrays.copyOf(counts, choice + 1);
      }
      counts[choice] += change;
    }
  }

  private void reject(long offset, RejectionReason reason, long inFavourOf) {
    long sequence = duplicate + superseded + late + invalid;
    rejections.rejected(id, new RejectionListener.Rejected(sequence, offset, reason, inFavourOf));
  }

  /** State after the newest event folded. */
  public PartialTally current() {
    return new PartialTally(
        partition,
        events,
        epoch,
        partitionCount,
        options,
        counts.clone(),
        ballots,
        duplicate,
        superseded,
        late,
        invalid,
        position,
        asOf);
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  public String id() {
    return id;
  }

  /** Rules of the newest opening in effect; null before any. */
  public @Nullable PollRules rules() {
    return rules;
  }

  /** Offset of the newest event, -1 before any. */
  public long position() {
    return position;
  }

  int epoch() {
    return epoch;
  }

  byte[] idBytes() {
    return idBytes;
  }
}
