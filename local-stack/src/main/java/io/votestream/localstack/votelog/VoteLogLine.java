package io.votestream.localstack.votelog;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the vote log for people and scripts.
 *
 * @param pollId empty for bytes that are no record of the vote log
 */
record VoteLogLine(String pollId, String json) {

  static VoteLogLine of(ConsumerRecord<byte[], byte[]> record) {
    JsonLine line =
        new JsonLine()
            .with("partition", record.partition())
            .with("offset", record.offset())
            .with("time", Instant.ofEpochMilli(record.timestamp()).toString());
    try {
      VoteLogRecord value = VoteLogRecord.parseFrom(record.value());
      return switch (value.getEventCase()) {
        case VOTE_CAST -> cast(line, value.getVoteCast());
        case POLL_OPENED -> opened(line, value.getPollOpened());
        case POLL_CLOSED -> closed(line, value.getPollClosed());
        case EVENT_NOT_SET -> unknown(line, record.value());
      };
    } catch (InvalidProtocolBufferException e) {
      return unknown(line, record.value());
    }
  }

  private static VoteLogLine cast(JsonLine line, VoteCast vote) {
    line.with("event", "vote_cast")
        .with("pollId", vote.getPollId())
        .with("ballotKey", HexFormat.of().formatHex(vote.getBallotKey().toByteArray()))
        .with("choices", vote.getChoicesList());
    return new VoteLogLine(vote.getPollId(), line.toString());
  }

  private static VoteLogLine opened(JsonLine line, PollOpened opened) {
    PollRules rules = opened.getRules();
    line.with("event", "poll_opened")
        .with("pollId", opened.getPollId())
        .with("epoch", opened.getEpoch())
        .with("partitionCount", opened.getPartitionCount())
        .with("options", rules.getOptions())
        .with("minChoices", rules.getMinChoices())
        .with("maxChoices", rules.getMaxChoices())
        .with("revote", rules.getRevote().name());
    if (rules.getClosesAt() > 0) {
      line.with("closesAt", Instant.ofEpochMilli(rules.getClosesAt()).toString());
    }
    return new VoteLogLine(opened.getPollId(), line.toString());
  }

  private static VoteLogLine closed(JsonLine line, PollClosed closed) {
    line.with("event", "poll_closed")
        .with("pollId", closed.getPollId())
        .with("epoch", closed.getEpoch())
        .with("partitionCount", closed.getPartitionCount());
    return new VoteLogLine(closed.getPollId(), line.toString());
  }

  private static VoteLogLine unknown(JsonLine line, byte[] value) {
    line.with("event", "unknown").with("value", HexFormat.of().formatHex(value));
    return new VoteLogLine("", line.toString());
  }
}
