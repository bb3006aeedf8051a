package io.votestream.push.domain.poll;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.LifeEvent;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is kept of a poll's definition.
 *
 * @param poll without its texts and without the secret of its ballots
 */
public record Definition(Poll poll) {

  public static Definition of(Poll poll) {
    Poll.Builder lean =
        poll.toBuilder().clearQuestion().clearTheme().clearOptions().clearBallotSecret();
    lean.getHistoryBuilderList().forEach(LifeEvent.Builder::clearReason);
    return new Definition(lean.build());
  }

  public String pollId() {
    return poll.getId();
  }

  /** Grows with every change, over all rounds. */
  public int version() {
    return poll.getVersion();
  }

  /** The present one, from 1. */
  public int round() {
    return Math.max(1, poll.getRound());
  }

  /** As viewers read it: scheduled, open, closing or closed. */
  public String status() {
    return poll.getStatus() == PollStatus.POLL_STATUS_UNSPECIFIED
            || poll.getStatus() == PollStatus.UNRECOGNIZED
        ? "closed"
        : poll.getStatus().name().substring("POLL_STATUS_".length()).toLowerCase(Locale.ROOT);
  }

  /**
   * All numbers that a tally of this poll has, see {@code Tally.counts}: it may not name those that
   * nobody has voted for yet.
   */
  public List<Long> padded(List<Long> counts) {
    PollRules rules = poll.getRules();
    int counters =
        rules.getKind() == BallotKind.BALLOT_KIND_RATING
            ? rules.getOptions() * rules.getLevels()
            : rules.getOptions();
    return counts.size() >= counters
        ? counts
        : Stream.concat(counts.stream(), Collections.nCopies(counters - counts.size(), 0L).stream())
            .toList();
  }

  /**
   * When the present round began: before its first event is counted, its numbers are of then.
   * Milliseconds since the epoch.
   */
  long begunAt() {
    return poll.getHistoryList().stream()
        .filter(event -> event.getRound() == round() && event.getEpoch() == 1)
        .mapToLong(LifeEvent::getTime)
        .findFirst()
        .orElse(poll.getCreatedAt());
  }
}
