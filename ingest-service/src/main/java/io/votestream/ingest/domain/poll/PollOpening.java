package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;

/**
 * Opens polls: first the opening marker in every partition of the vote log, then the poll shows as
 * open. So no vote can stand before its rules.
 */
public final class PollOpening {

  private static final Duration WITHIN = AcceptanceWindow.ACK_BUDGET;
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);

  private final VoteLog log;
  private final PollLog polls;
  private final PollDirectory directory;
  private final Freshness freshness;

  public PollOpening(VoteLog log, PollLog polls, PollDirectory directory, Freshness freshness) {
    this.log = log;
    this.polls = polls;
    this.directory = directory;
    this.freshness = freshness;
  }

  /**
   * @return the poll as this instance shows it
   * @throws Refusal LOG_UNAVAILABLE, OUTCOME_UNKNOWN
   */
  Poll publish(Poll open) {
    mark(open);
    return announce(open);
  }

  /** Writes the opening markers of an open poll, or none of them counts. */
  void mark(Poll open) {
    requireFresh();
    boolean marked =
        log.mark(
                Markers.logId(open),
                Markers.opening(open, log.partitions()),
                Markers.allPartitions(log.partitions()),
                WITHIN)
            .isEmpty();
    if (!marked) {
      throw Refusals.logUnavailable();
    }
  }

  /** Shows a state, and waits for the own directory: whoever is answered finds the poll here. */
  Poll announce(Poll poll) {
    requireFresh();
    polls.write(poll, WITHIN);
    try {
      Poll newest = directory.await(poll.getId(), poll.getVersion(), SHOWN_WITHIN);
      return newest == null ? poll : newest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return poll;
    }
  }

  private void requireFresh() {
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusals.logUnavailable();
    }
  }
}
