package io.votestream.audit.fold;

import com.google.protobuf.ByteString;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Records of a vote log as ingest would write them. */
public final class Records {

  private Records() {}

  /** One record, without its place. */
  public record Event(long timestamp, byte[] key, byte[] value) {}

  public static PollRules rules(int options, int min, int max, Revote revote, long closesAt) {
    return PollRules.newBuilder()
        .setOptions(options)
        .setMinChoices(min)
        .setMaxChoices(max)
        .setRevote(revote)
        .setClosesAt(closesAt)
        .build();
  }

  /** Rules of another kind of ballot than a choice, the last one of a voter counts. */
  public static PollRules rules(BallotKind kind, int options, int min, int max, int levels) {
    return rules(options, min, max, Revote.REVOTE_REPLACE, 0).toBuilder()
        .setKind(kind)
        .setLevels(levels)
        .build();
  }

  public static PollRules single(int options) {
    return rules(options, 1, 1, Revote.REVOTE_NO, 0);
  }

  public static Event opened(long time, String poll, int epoch, int partitions, PollRules rules) {
    return marker(
        time,
        poll,
        VoteLogRecord.newBuilder()
            .setPollOpened(
                PollOpened.newBuilder()
                    .setPollId(poll)
                    .setEpoch(epoch)
                    .setPartitionCount(partitions)
                    .setRules(rules))
            .build());
  }

  public static Event closed(long time, String poll, int epoch, int partitions) {
    return marker(
        time,
        poll,
        VoteLogRecord.newBuilder()
            .setPollClosed(
                PollClosed.newBuilder()
                    .setPollId(poll)
                    .setEpoch(epoch)
                    .setPartitionCount(partitions))
            .build());
  }

  private static Event marker(long time, String poll, VoteLogRecord record) {
    return new Event(time, VoteLogKey.ofMarker(poll), record.toByteArray());
  }

  /** The ballot key of a voter, by number. */
  public static ByteString slot(long voter) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16).putLong(0x5DEECE66DL * voter).putLong(voter).array());
  }

  public static Event vote(long time, String poll, long voter, Integer... choices) {
    return vote(time, poll, voter, Arrays.asList(choices), List.of());
  }

  public static Event rating(long time, String poll, long voter, Integer... ratings) {
    return vote(time, poll, voter, List.of(), Arrays.asList(ratings));
  }

  public static Event vote(
      long time, String poll, long voter, List<Integer> choices, List<Integer> ratings) {
    VoteLogRecord record =
        VoteLogRecord.newBuilder()
            .setVoteCast(
                VoteCast.newBuilder()
                    .setPollId(poll)
                    .setBallotKey(slot(voter))
                    .addAllChoices(choices)
                    .addAllRatings(ratings))
            .build();
    return new Event(time, VoteLogKey.ofVote(poll, slot(voter)), record.toByteArray());
  }

  /** Where the vote belongs. */
  public static int partition(Event vote, int partitions) {
    return VoteLogKey.partition(vote.key(), partitions);
  }
}
