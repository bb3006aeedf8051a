package io.votestream.localstack.votelog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.Actor;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the vote log for people and scripts.
 *
 * @param pollId of a round, see {@link io.votestream.schemas.Rounds}; empty for bytes that are no
 *     record of the vote log
 */
record VoteLogLine(String pollId, String json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static VoteLogLine of(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("time", Instant.ofEpochMilli(record.timestamp()).toString());
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

  private static VoteLogLine cast(ObjectNode line, VoteCast vote) {
    line.put("event", "vote_cast")
        .put("pollId", vote.getPollId())
        .put("ballotKey", HexFormat.of().formatHex(vote.getBallotKey().toByteArray()));
    if (vote.getRatingsCount() > 0) {
      vote.getRatingsList().forEach(line.putArray("ratings")::add);
    } else {
      vote.getChoicesList().forEach(line.putArray("choices")::add);
    }
    return new VoteLogLine(vote.getPollId(), line.toString());
  }

  private static VoteLogLine opened(ObjectNode line, PollOpened opened) {
    PollRules rules = opened.getRules();
    line.put("event", "poll_opened")
        .put("pollId", opened.getPollId())
        .put("epoch", opened.getEpoch())
        .put("partitionCount", opened.getPartitionCount())
        .put("kind", word("BALLOT_KIND_", rules.getKind()))
        .put("options", rules.getOptions())
        .put("minChoices", rules.getMinChoices())
        .put("maxChoices", rules.getMaxChoices())
        .put("revote", word("REVOTE_", rules.getRevote()));
    if (rules.getLevels() > 0) {
      line.put("levels", rules.getLevels());
    }
    if (rules.getClosesAt() > 0) {
      line.put("closesAt", Instant.ofEpochMilli(rules.getClosesAt()).toString());
    }
    why(line, opened.getActor(), opened.getReason());
    return new VoteLogLine(opened.getPollId(), line.toString());
  }

  private static VoteLogLine closed(ObjectNode line, PollClosed closed) {
    line.put("event", "poll_closed")
        .put("pollId", closed.getPollId())
        .put("epoch", closed.getEpoch())
        .put("partitionCount", closed.getPartitionCount());
    why(line, closed.getActor(), closed.getReason());
    return new VoteLogLine(closed.getPollId(), line.toString());
  }

  private static void why(ObjectNode line, Actor actor, String reason) {
    line.put("actor", word("ACTOR_", actor));
    if (!reason.isEmpty()) {
      line.put("reason", reason);
    }
  }

  private static VoteLogLine unknown(ObjectNode line, byte[] value) {
    line.put("event", "unknown").put("value", HexFormat.of().formatHex(value));
    return new VoteLogLine("", line.toString());
  }

  private static String word(String prefix, Enum<?> value) {
    return value.name().replace(prefix, "").toLowerCase(Locale.ROOT);
  }
}
