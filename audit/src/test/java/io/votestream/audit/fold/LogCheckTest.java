package io.votestream.audit.fold;

import static io.votestream.audit.fold.Records.closed;
import static io.votestream.audit.fold.Records.opened;
import static io.votestream.audit.fold.Records.single;
import static io.votestream.audit.fold.Records.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.votestream.audit.fold.Records.Event;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCheckTest {

  private static final int PARTITIONS = 2;

  private final LogFold log = new LogFold(List.of(partition(0), partition(1)));
  private final List<Long> next = new ArrayList<>(List.of(0L, 0L));

  private static PartitionFold partition(int partition) {
    return new PartitionFold(partition, PARTITIONS, null, WhatIf.AS_IT_IS, RejectionListener.NONE);
  }

  @Test
  void findsNothingInASoundLog() {
    openEverywhere();
    Event vote = vote(2, "p", 1, 0);
    fold(Records.partition(vote, PARTITIONS), vote);
    fold(0, closed(3, "p", 2, 2));
    fold(1, closed(3, "p", 2, 2));
    assertThat(log.findings().numbers()).isEmpty();
    assertThat(log.now("p").isFinal()).isTrue();
  }

  @Test
  void findsAVoteInAPartitionWhereItsSlotIsNotChecked() {
    openEverywhere();
    Event vote = vote(2, "p", 1, 0);
    fold(1 - Records.partition(vote, PARTITIONS), vote);
    assertFault(Finding.Kind.MISPLACED_VOTE);
  }

  @Test
  void findsAForeignKey() {
    openEverywhere();
    Event vote = vote(2, "p", 1, 0);
    fold(Records.partition(vote, PARTITIONS), new Event(2, VoteLogKey.ofMarker("p"), vote.value()));
    assertFault(Finding.Kind.WRONG_KEY);
  }

  @Test
  void findsAMissingMarkerAndVotesInFrontOfIt() {
    Event vote = vote(2, "p", 1, 0);
    int place = Records.partition(vote, PARTITIONS);
    fold(1 - place, opened(1, "p", 1, 2, single(2)));
    fold(place, vote);
    assertFault(Finding.Kind.VOTE_BEFORE_OPENING);
    assertThat(log.findings().numbers()).containsKey(Finding.Kind.MISSING_MARKER);
    assertThat(log.now("p").isFinal()).isFalse();
  }

  @Test
  void aVoteOfAPollThatNeverWasIsNoFault() {
    Event vote = vote(2, "q", 1, 0);
    fold(Records.partition(vote, PARTITIONS), vote);
    assertThat(log.findings().numbers()).containsOnlyKeys(Finding.Kind.UNKNOWN_POLL);
    assertThat(log.findings().faultless()).isTrue();
  }

  @Test
  void findsRulesThatDifferBetweenPartitions() {
    fold(0, opened(1, "p", 1, 2, single(2)));
    fold(1, opened(1, "p", 1, 2, single(3)));
    assertFault(Finding.Kind.CONFLICTING_MARKERS);
  }

  @Test
  void findsAWrongNumberOfPartitionsAndAWrongParity() {
    fold(0, opened(1, "p", 2, 3, single(2)));
    fold(1, opened(1, "p", 2, 2, single(2)));
    assertThat(log.findings().numbers())
        .containsEntry(Finding.Kind.WRONG_PARITY, 2L)
        .containsEntry(Finding.Kind.WRONG_PARTITION_COUNT, 1L);
  }

  @Test
  void repeatsAreNoFault() {
    openEverywhere();
    fold(0, opened(1, "p", 1, 2, single(2)));
    assertThat(log.findings().numbers()).containsOnlyKeys(Finding.Kind.STALE_MARKER);
  }

  @Test
  void aKeyOfAnotherLengthHasASlotAndIsNoted() {
    openEverywhere();
    ByteString key = ByteString.copyFromUtf8("short");
    VoteLogRecord record =
        VoteLogRecord.newBuilder()
            .setVoteCast(VoteCast.newBuilder().setPollId("p").setBallotKey(key).addChoices(0))
            .build();
    byte[] recordKey = VoteLogKey.ofVote("p", key);
    int place = VoteLogKey.partition(recordKey, PARTITIONS);
    fold(place, new Event(2, recordKey, record.toByteArray()));
    fold(place, new Event(3, recordKey, record.toByteArray()));
    assertThat(log.now("p").ballots()).isEqualTo(1);
    assertThat(log.now("p").duplicate()).isEqualTo(1);
    assertThat(log.findings().numbers()).containsOnlyKeys(Finding.Kind.ODD_BALLOT_KEY);
  }

  private void openEverywhere() {
    fold(0, opened(1, "p", 1, 2, single(2)));
    fold(1, opened(1, "p", 1, 2, single(2)));
  }

  private void assertFault(Finding.Kind kind) {
    assertThat(log.findings().numbers()).containsKey(kind);
    assertThat(log.findings().faultless()).isFalse();
  }

  private void fold(int partition, Event event) {
    long offset = next.get(partition);
    next.set(partition, offset + 1);
    log.partition(partition).fold(offset, event.timestamp(), event.key(), event.value());
  }
}
