package io.votestream.push.domain;

import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Tally;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one poll: the newest definition and the newest tally, whichever came first.
 *
 * @param pollVersion of the definition, 0 while only a tally is known
 * @param status as viewers read it: scheduled, open, closing or closed
 * @param version of the tally, 0 while nothing is folded
 * @param counts votes per option index
 * @param asOf newest event counted, milliseconds since the epoch; before there is one, the time of
 *     creation
 * @param talliedAt when the tally was written to its topic, milliseconds since the epoch
 */
public record Standing(
    String pollId,
    int pollVersion,
    String status,
    long version,
    boolean isFinal,
    long ballots,
    List<Long> counts,
    long asOf,
    long talliedAt) {

  static Standing unknown(String pollId) {
    return new Standing(pollId, 0, "", 0, false, 0, List.of(), 0, 0);
  }

  /** Whether the poll exists: a tally alone may be ahead of its poll's definition. */
  boolean known() {
    return pollVersion > 0;
  }

  /** Itself if the poll is no newer than what is known. */
  Standing with(Poll poll) {
    if (poll.getVersion() <= pollVersion) {
      return this;
    }
    return new Standing(
        pollId,
        poll.getVersion(),
        wireName(poll.getStatus()),
        version,
        isFinal,
        ballots,
        padded(counts, poll.getOptionsCount()),
        version > 0 ? asOf : poll.getCreatedAt(),
        talliedAt);
  }

  /** Itself if the tally is no newer than what is known. */
  Standing with(Tally tally, long writtenAt) {
    if (tally.getVersion() <= version) {
      return this;
    }
    return new Standing(
        pollId,
        pollVersion,
        status,
        tally.getVersion(),
        tally.getFinal(),
        tally.getBallots(),
        padded(tally.getCountsList(), counts.size()),
        tally.getAsOf(),
        writtenAt);
  }

  /** A tally may not name options for which nobody has voted yet. */
  private static List<Long> padded(List<Long> counts, int options) {
    if (counts.size() >= options) {
      return List.copyOf(counts);
    }
    return Stream.concat(counts.stream(), Collections.nCopies(options - counts.size(), 0L).stream())
        .toList();
  }

  private static String wireName(PollStatus status) {
    return switch (status) {
      case POLL_STATUS_SCHEDULED -> "scheduled";
      case POLL_STATUS_OPEN -> "open";
      case POLL_STATUS_CLOSING -> "closing";
      case POLL_STATUS_CLOSED, POLL_STATUS_UNSPECIFIED, UNRECOGNIZED -> "closed";
    };
  }
}
