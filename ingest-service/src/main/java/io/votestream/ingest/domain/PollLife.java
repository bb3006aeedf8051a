package io.votestream.ingest.domain;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The states of a poll: open (epoch 1) → closing, closed (epoch 2) → open again (epoch 3) → … Each
 * state has one version, 2 × epoch + 1, or 2 × epoch while its markers are still being written, so
 * that instances that do the same step at once write the same state.
 */
final class PollLife {

  private static final int FIRST_OPENING = 1;

  private PollLife() {}

  static Poll opened(Poll draft) {
    return settled(draft, PollStatus.POLL_STATUS_OPEN, FIRST_OPENING);
  }

  static Poll closing(Poll open) {
    int epoch = open.getEpoch() + 1;
    return open.toBuilder()
        .setStatus(PollStatus.POLL_STATUS_CLOSING)
        .setEpoch(epoch)
        .setVersion(2 * epoch)
        .build();
  }

  static Poll closed(Poll closing) {
    return settled(closing, PollStatus.POLL_STATUS_CLOSED, closing.getEpoch());
  }

  /** A closing time that has passed is dropped: with it every new vote would be late. */
  static Poll reopened(Poll closed, long now) {
    Poll.Builder poll = closed.toBuilder();
    if (pastClosingTime(closed, now)) {
      poll.getRulesBuilder().clearClosesAt();
    }
    return settled(poll.build(), PollStatus.POLL_STATUS_OPEN, closed.getEpoch() + 1);
  }

  static boolean pastClosingTime(Poll poll, long now) {
    long closesAt = poll.getRules().getClosesAt();
    return closesAt != 0 && now >= closesAt;
  }

  static VoteLogRecord openingMarker(Poll poll, int partitions) {
    return VoteLogRecord.newBuilder()
        .setPollOpened(
            PollOpened.newBuilder()
                .setPollId(poll.getId())
                .setEpoch(poll.getEpoch())
                .setPartitionCount(partitions)
                .setRules(poll.getRules()))
        .build();
  }

  static VoteLogRecord closingMarker(Poll poll, int partitions) {
    return VoteLogRecord.newBuilder()
        .setPollClosed(
            PollClosed.newBuilder()
                .setPollId(poll.getId())
                .setEpoch(poll.getEpoch())
                .setPartitionCount(partitions))
        .build();
  }

  static Set<Integer> allPartitions(int partitions) {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
  }

  private static Poll settled(Poll poll, PollStatus status, int epoch) {
    return poll.toBuilder().setStatus(status).setEpoch(epoch).setVersion(2 * epoch + 1).build();
  }
}
