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
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One poll in one partition, folded event by event. The rules of counting are all in here; they are
 * those of the comments in {@code vote_log.proto}.
 */
public final class PollPartition {

  /** Fewer ballots than this are not worth a place in a file. */
  private static final int WORTH_PARKING = 64;

  private final byte[] idBytes;
  private final String id;
  private final int partition;
  private final WhatIf whatIf;
  private final SlotFile slotFile;
  private final RejectionListener rejections;
  private final KeptStates keptStates = new KeptStates();

  private SlotTable slots = new SlotTable();
  private BallotNumbers numbers = new BallotNumbers();
  private long parkedAt = -1;

  private @Nullable BallotRule rule;
  private int epoch;
  private int partitionCount;
  private long events;
  private long position = -1;
  private long asOf;
  private long[] counts = {};
  private final SortedMap<List<Integer>, Long> rankings = new TreeMap<>(PollPartition::compare);
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

  void open(long offset, long timestamp, PollOpened marker) {
    seen(offset, timestamp);
    if (isNewer(marker.getEpoch()) && isOpen(marker.getEpoch())) {
      moveTo(marker.getEpoch(), marker.getPartitionCount());
      rule = new BallotRule(whatIf.apply(marker.getRules()));
    }
  }

  void close(long offset, long timestamp, PollClosed marker) {
    seen(offset, timestamp);
    if (isNewer(marker.getEpoch()) && !isOpen(marker.getEpoch())) {
      moveTo(marker.getEpoch(), marker.getPartitionCount());
    }
  }

  void vote(long offset, long timestamp, VoteReader vote) {
    seen(offset, timestamp);
    if (rule == null || !rule.allows(vote)) {
      invalid++;
      reject(offset, REJECTION_REASON_INVALID, -1);
    } else if (!isOpen(epoch) || rule.isOverAt(timestamp)) {
      late++;
      reject(offset, REJECTION_REASON_LATE, -1);
    } else {
      cast(offset, vote, rule);
    }
  }

  private void cast(long offset, VoteReader vote, BallotRule rule) {
    int entry = whatIf.everyVote() ? -1 : slots.find(vote.slotHigh(), vote.slotLow());
    if (entry < 0) {
      int ballot = rule.take(vote, numbers);
      ballots++;
      count(ballot, 1);
      if (whatIf.everyVote()) {
        numbers.release(ballot);
      } else {
        slots.add(vote.slotHigh(), vote.slotLow(), offset, ballot);
      }
    } else if (rule.replaces()) {
      int ballot = rule.take(vote, numbers);
      int replaced = slots.ballot(entry);
      long earlier = slots.offset(entry);
      count(replaced, -1);
      count(ballot, 1);
      slots.put(entry, offset, ballot);
      numbers.release(replaced);
      superseded++;
      reject(earlier, REJECTION_REASON_SUPERSEDED, offset);
    } else {
      duplicate++;
      reject(offset, REJECTION_REASON_DUPLICATE, slots.offset(entry));
    }
  }

  private void seen(long offset, long timestamp) {
    keptStates.before(offset, this);
    events++;
    position = offset;
    asOf = Math.max(asOf, timestamp);
  }

  private void moveTo(int newEpoch, int newPartitionCount) {
    epoch = newEpoch;
    partitionCount = newPartitionCount;
    if (isOpen(epoch) && parkedAt >= 0) {
      SlotFile.Ballots parked = slotFile.restore(parkedAt);
      slots = parked.slots();
      numbers = parked.numbers();
      parkedAt = -1;
    } else if (!isOpen(epoch) && slots.size() >= WORTH_PARKING) {
      parkedAt = slotFile.park(new SlotFile.Ballots(slots, numbers));
      slots = new SlotTable();
      numbers = new BallotNumbers();
    }
  }

  private boolean isNewer(int markerEpoch) {
    return markerEpoch > epoch;
  }

  private static boolean isOpen(int epoch) {
    return (epoch & 1) == 1;
  }

  private void count(int number, long change) {
    numbers.forEachCounter(number, counter -> raise(counter, change));
    if (numbers.isRanking(number)) {
      rankings.merge(
          numbers.ranking(number), change, (old, more) -> old + more == 0 ? null : old + more);
    }
  }

  private void raise(int counter, long change) {
    // Not as long as the rules say at once: a re-opening may bring others.
    if (counter >= counts.length) {
      counts = Arrays.copyOf(counts, counter + 1);
    }
    counts[counter] += change;
  }

  /** In lexicographic order. */
  static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return Integer.compare(a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.size(), b.size());
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
        rule == null ? 0 : rule.counters(),
        counts.clone(),
        new TreeMap<>(rankings),
        ballots,
        duplicate,
        superseded,
        late,
        invalid,
        position,
        asOf);
  }

  public KeptStates keptStates() {
    return keptStates;
  }

  public String id() {
    return id;
  }

  /** Rules of the newest opening in effect; null before any. */
  public @Nullable PollRules rules() {
    return rule == null ? null : rule.rules();
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
