package io.votestream.tally.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.util.List;

/** Events as tests speak of them. */
public final class VoteEvents {

  /** Three options, one choice. */
  public static final PollRules FIRST_COUNTS =
      PollRules.newBuilder().setOptions(3).setMinChoices(1).setMaxChoices(1).build();

  public static final PollRules LAST_COUNTS =
      FIRST_COUNTS.toBuilder().setRevote(Revote.REVOTE_REPLACE).build();

  /** Each of three options 1 … 4, at least one of them. */
  public static final PollRules RATED =
      PollRules.newBuilder()
          .setOptions(3)
          .setMinChoices(1)
          .setMaxChoices(3)
          .setKind(BallotKind.BALLOT_KIND_RATING)
          .setLevels(4)
          .build();

  /** At least one of three options in order. */
  public static final PollRules RANKED =
      RATED.toBuilder().setKind(BallotKind.BALLOT_KIND_RANKED).clearLevels().build();

  private VoteEvents() {}

  public static VoteLogRecord opened(String poll, int epoch, int partitions, PollRules rules) {
    return VoteLogRecord.newBuilder()
        .setPollOpened(
            PollOpened.newBuilder()
                .setPollId(poll)
                .setEpoch(epoch)
                .setPartitionCount(partitions)
                .setRules(rules))
        .build();
  }

  public static VoteLogRecord closed(String poll, int epoch, int partitions) {
    return VoteLogRecord.newBuilder()
        .setPollClosed(
            PollClosed.newBuilder().setPollId(poll).setEpoch(epoch).setPartitionCount(partitions))
        .build();
  }

  public static VoteLogRecord vote(String poll, String voter, Integer... choices) {
    return VoteLogRecord.newBuilder()
        .setVoteCast(
            VoteCast.newBuilder()
                .setPollId(poll)
                .setBallotKey(ByteString.copyFrom(voter, UTF_8))
                .addAllChoices(List.of(choices)))
        .build();
  }

  public static VoteLogRecord rating(String poll, String voter, Integer... ratings) {
    return VoteLogRecord.newBuilder()
        .setVoteCast(
            VoteCast.newBuilder()
                .setPollId(poll)
                .setBallotKey(ByteString.copyFrom(voter, UTF_8))
                .addAllRatings(List.of(ratings)))
        .build();
  }
}
