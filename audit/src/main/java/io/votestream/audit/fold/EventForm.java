package io.votestream.audit.fold;

import com.google.protobuf.ByteString;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteLogRecord;

/** Which records are events, as {@code vote_log.proto} says at {@code VoteLogRecord}. */
final class EventForm {

  private static final int MAX_COUNTERS = 4_096;

  private EventForm() {}

  static boolean isEvent(VoteLogRecord record) {
    return switch (record.getEventCase()) {
      case VOTE_CAST -> names(record.getVoteCast().getPollIdBytes());
      case POLL_OPENED -> isMarker(record.getPollOpened());
      case POLL_CLOSED -> isMarker(record.getPollClosed());
      case EVENT_NOT_SET -> false;
    };
  }

  private static boolean isMarker(PollOpened marker) {
    return names(marker.getPollIdBytes())
        && marker.getEpoch() >= 0
        && marker.getPartitionCount() >= 0
        && isCountable(marker.getRules());
  }

  private static boolean isMarker(PollClosed marker) {
    return names(marker.getPollIdBytes())
        && marker.getEpoch() >= 0
        && marker.getPartitionCount() >= 0;
  }

  private static boolean names(ByteString pollId) {
    return !pollId.isEmpty() && pollId.toStringUtf8().indexOf('\0') < 0;
  }

  private static boolean isCountable(PollRules rules) {
    long options = Integer.toUnsignedLong(rules.getOptions());
    long levels = Integer.toUnsignedLong(rules.getLevels());
    long counters = rules.getKind() == BallotKind.BALLOT_KIND_RATING ? options * levels : options;
    return rules.getKind() != BallotKind.UNRECOGNIZED
        && options <= MAX_COUNTERS
        && counters <= MAX_COUNTERS
        && rules.getMinChoices() >= 0
        && rules.getMaxChoices() >= 0;
  }
}
