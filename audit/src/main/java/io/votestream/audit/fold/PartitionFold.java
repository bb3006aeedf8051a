package io.votestream.audit.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition of the vote log, record by record in order, and looks at each record's own
 * soundness on the way. Not for more than one thread.
 */
public final class PartitionFold implements AutoCloseable {

  private static final long MINUTE = 60_000;

  private final int partition;
  private final int partitions;
  private final byte @Nullable [] only;
  private final WhatIf whatIf;
  private final Findings findings = new Findings();
  private final MarkerCheck markers;
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final SlotFile slotFile = new SlotFile();
  private final VoteReader vote = new VoteReader();
  private final PollTable polls;
  private long newest;

  /**
   * @param partitions of the whole log
   * @param onlyPoll the one poll to fold, null for all
   */
  public PartitionFold(
      int partition,
      int partitions,
      @Nullable String onlyPoll,
      WhatIf whatIf,
      RejectionListener rejections) {
    this.partition = partition;
    this.partitions = partitions;
    this.only = onlyPoll == null ? null : onlyPoll.getBytes(UTF_8);
    this.whatIf = whatIf;
    this.markers = new MarkerCheck(partition, partitions, findings);
    this.polls =
        new PollTable(id -> new PollPartition(id, partition, whatIf, slotFile, rejections));
  }

  /**
   * @param timestamp milliseconds since the epoch
   */
  public void fold(long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
    checkTime(offset, timestamp);
    if (value != null && vote.read(value)) {
      vote(offset, timestamp, key);
    } else {
      foldParsed(offset, timestamp, key, value);
    }
  }

  private void foldParsed(
      long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
    VoteLogRecord record = parse(value);
    if (!EventForm.isEvent(record)) {
      deadLetters.add(DeadLetter.of(partition, offset, key, value));
      return;
    }
    switch (record.getEventCase()) {
      case VOTE_CAST -> {
        VoteCast cast = record.getVoteCast();
        vote.read(cast);
        vote(offset, timestamp, key);
      }
      case POLL_OPENED -> {
        PollOpened marker = record.getPollOpened();
        if (isOurs(marker.getPollIdBytes())) {
          PollPartition poll = poll(marker.getPollIdBytes());
          markers.opened(offset, poll, marker, key);
          poll.open(offset, timestamp, marker);
        }
      }
      case POLL_CLOSED -> {
        PollClosed marker = record.getPollClosed();
        if (isOurs(marker.getPollIdBytes())) {
          PollPartition poll = poll(marker.getPollIdBytes());
          markers.closed(offset, poll, marker, key);
          poll.close(offset, timestamp, marker);
        }
      }
      case EVENT_NOT_SET -> throw new IllegalStateException("an event without content");
    }
  }

  /** A record without an event for anything that does not parse. */
  private static VoteLogRecord parse(byte @Nullable [] value) {
    try {
      return value == null ? VoteLogRecord.getDefaultInstance() : VoteLogRecord.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      return VoteLogRecord.getDefaultInstance();
    }
  }

  private void vote(long offset, long timestamp, byte @Nullable [] key) {
    if (isOther(vote.bytes(), vote.pollFrom(), vote.pollTo())) {
      return;
    }
    if (whatIf.excluded().test(partition, offset, timestamp, vote.slotHigh(), vote.slotLow())) {
      return;
    }
    byte[] rightKey = key;
    if (rightKey == null || !vote.hasKey(rightKey)) {
      find(Finding.Kind.WRONG_KEY, offset, vote.pollId(), "vote under another key");
      rightKey = vote.key();
    }
    int place = VoteLogKey.partition(rightKey, partitions);
    if (place != partition) {
      find(Finding.Kind.MISPLACED_VOTE, offset, vote.pollId(), "belongs into partition " + place);
    }
    if (!vote.usualKeyLength()) {
      find(Finding.Kind.ODD_BALLOT_KEY, offset, vote.pollId(), "not 16 bytes");
    }
    PollPartition poll = polls.get(vote.bytes(), vote.pollFrom(), vote.pollTo());
    if (poll.rules() == null) {
      markers.voteBeforeOpening(offset, poll);
    }
    poll.vote(offset, timestamp, vote);
  }

  private void checkTime(long offset, long timestamp) {
    if (timestamp < newest - MINUTE) {
      find(Finding.Kind.OUT_OF_TIME, offset, "", (newest - timestamp) / 1000 + " s back");
    }
    newest = Math.max(newest, timestamp);
  }

  private void find(Finding.Kind kind, long offset, String pollId, String detail) {
    findings.add(new Finding(kind, partition, offset, pollId, detail));
  }

  private boolean isOther(byte[] bytes, int from, int to) {
    return only != null && !Arrays.equals(only, 0, only.length, bytes, from, to);
  }

  private boolean isOurs(ByteString id) {
    return !isOther(id.toByteArray(), 0, id.size());
  }

  private PollPartition poll(ByteString id) {
    return polls.get(id.toByteArray(), 0, id.size());
  }

  /** The poll's state here, made if there is none yet. */
  public PollPartition poll(String id) {
    byte[] bytes = id.getBytes(UTF_8);
    return polls.get(bytes, 0, bytes.length);
  }

  /** Also polls without any event, if somebody asked for them. */
  public List<PollPartition> polls() {
    return polls.all();
  }

  public List<DeadLetter> deadLetters() {
    return Collections.unmodifiableList(deadLetters);
  }

  public Findings findings() {
    return findings;
  }

  /** What the partition's markers say, for comparison with the other partitions. */
  public MarkerCheck markers() {
    return markers;
  }

  @Override
  public void close() {
    slotFile.close();
  }
}
