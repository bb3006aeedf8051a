package io.votestream.bench.audit;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollOption;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A poll that the load made.
 *
 * @param state as it is written to the topic of polls
 * @param marker that brought it there
 * @param salt first half of its slots
 */
record LoadedPoll(Poll state, VoteLogRecord marker, long salt) {

  static final int OPTIONS = 4;

  private static final int SECRET_BYTES = 32;

  String id() {
    return state.getId();
  }

  /** In every other poll the last ballot counts, in the others the first. */
  static LoadedPoll open(int number, int partitions) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    PollRules rules =
        PollRules.newBuilder()
            .setOptions(OPTIONS)
            .setMinChoices(1)
            .setMaxChoices(1)
            .setRevote(number % 2 == 0 ? Revote.REVOTE_NO : Revote.REVOTE_REPLACE)
            .build();
    Poll state =
        Poll.newBuilder()
            .setId("load" + Long.toString(random.nextLong(1L << 30, 1L << 31), 36))
            .setQuestion("Load " + number)
            .addAllOptions(
                IntStream.range(0, OPTIONS)
                    .mapToObj(i -> PollOption.newBuilder().setText("Option " + i).build())
                    .toList())
            .setRules(rules)
            .setCreatedAt(System.currentTimeMillis())
            .setStatus(PollStatus.POLL_STATUS_OPEN)
            .setVersion(3)
            .setEpoch(1)
            .setBallotSecret(ByteString.copyFrom(secret))
            .build();
    VoteLogRecord marker =
        VoteLogRecord.newBuilder()
            .setPollOpened(
                PollOpened.newBuilder()
                    .setPollId(state.getId())
                    .setEpoch(1)
                    .setPartitionCount(partitions)
                    .setRules(rules))
            .build();
    return new LoadedPoll(state, marker, random.nextLong());
  }

  LoadedPoll closed(int partitions) {
    Poll closed =
        state.toBuilder()
            .setStatus(PollStatus.POLL_STATUS_CLOSED)
            .setVersion(5)
            .setEpoch(2)
            .build();
    VoteLogRecord closing =
        VoteLogRecord.newBuilder()
            .setPollClosed(
                PollClosed.newBuilder().setPollId(id()).setEpoch(2).setPartitionCount(partitions))
            .build();
    return new LoadedPoll(closed, closing, salt);
  }
}
