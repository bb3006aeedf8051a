package io.votestream.tally.domain;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.PollClosed;
import io.votestream.schemas.v1.PollOpened;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.VoteLogRecord;
import org.jspecify.annotations.Nullable;

/** Tells events from other bytes. */
public final class Events {

  /** Far beyond what any poll may have; it keeps one marker from taking all memory. */
  private static final int MAX_COUNTERS = 4_096;

  private Events() {}

  /**
   * @throws UnreadableRecord if the value is no message, no event known here, or belongs to no poll
   */
  public static VoteLogRecord read(byte @Nullable [] value) throws UnreadableRecord {
    if (value == null) {
      throw new UnreadableRecord("no value");
    }
    VoteLogRecord event;
    try {
      event = VoteLogRecord.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableRecord("no VoteLogRecord: " + e.getMessage());
    }
    if (event.getEventCase() == VoteLogRecord.EventCase.EVENT_NOT_SET) {
      throw new UnreadableRecord("no known event");
    }
    String pollId = pollId(event);
    // A zero byte ends the poll id in the key of a slot, and no store takes one in a text.
    if (pollId.isEmpty() || pollId.indexOf('\0') >= 0) {
      throw new UnreadableRecord("no poll id");
    }
    if (event.hasPollOpened()) {
      PollOpened marker = event.getPollOpened();
      checkSigned(marker.getEpoch(), marker.getPartitionCount());
      checkCountable(marker.getRules());
    } else if (event.hasPollClosed()) {
      PollClosed marker = event.getPollClosed();
      checkSigned(marker.getEpoch(), marker.getPartitionCount());
    }
    return event;
  }

  /** The unsigned numbers of a marker must not be taken for negative ones. */
  private static void checkSigned(int... numbers) throws UnreadableRecord {
    for (int number : numbers) {
      if (number < 0) {
        throw new UnreadableRecord("a number out of bounds");
      }
    }
  }

  private static void checkCountable(PollRules rules) throws UnreadableRecord {
    if (rules.getKind() == BallotKind.UNRECOGNIZED) {
      throw new UnreadableRecord("no known kind of ballot");
    }
    checkSigned(
        rules.getOptions(), rules.getLevels(), rules.getMinChoices(), rules.getMaxChoices());
    long perOption = rules.getKind() == BallotKind.BALLOT_KIND_RATING ? rules.getLevels() : 1;
    if (rules.getOptions() > MAX_COUNTERS || rules.getOptions() * perOption > MAX_COUNTERS) {
      throw new UnreadableRecord("more options or levels than can be counted");
    }
  }

  /** The poll that an event belongs to. */
  public static String pollId(VoteLogRecord event) {
    return switch (event.getEventCase()) {
      case VOTE_CAST -> event.getVoteCast().getPollId();
      case POLL_OPENED -> event.getPollOpened().getPollId();
      case POLL_CLOSED -> event.getPollClosed().getPollId();
      case EVENT_NOT_SET -> throw new IllegalArgumentException("no event");
    };
  }
}
