package io.votestream.ingest.domain.poll;

import io.votestream.schemas.Rounds;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the vote log is told of a poll's life: the same record in every partition. */
public final class Markers {

  private Markers() {}

  /** The name of the poll's present round in the vote log. */
  public static String logId(Poll poll) {
    return Rounds.logId(poll.getId(), poll.getRound());
  }

  static VoteLogRecord opening(Poll open, int partitions) {
    LifeEvent event = PollLife.newest(open);
    return VoteLogRecord.newBuilder()
        .setPollOpened(
            PollOpened.newBuilder()
                .setPollId(logId(open))
                .setEpoch(open.getEpoch())
                .setPartitionCount(partitions)
                .setRules(open.getRules())
                .setActor(event.getActor())
                .setReason(event.getReason()))
        .build();
  }

  static VoteLogRecord closing(Poll closing, int partitions) {
    LifeEvent event = PollLife.newest(closing);
    return VoteLogRecord.newBuilder()
        .setPollClosed(
            PollClosed.newBuilder()
                .setPollId(logId(closing))
                .setEpoch(closing.getEpoch())
                .setPartitionCount(partitions)
                .setActor(event.getActor())
                .setReason(event.getReason()))
        .build();
  }

  static Set<Integer> allPartitions(int partitions) {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
  }
}
