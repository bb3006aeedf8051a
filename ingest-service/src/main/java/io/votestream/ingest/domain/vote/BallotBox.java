package io.votestream.ingest.domain.vote;

import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.Markers;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.poll.PollLife;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.VoteCast;

/** What every vote must fulfil, whichever way it comes. */
public final class BallotBox {

  private final PollDirectory directory;
  private final Freshness freshness;

  public BallotBox(PollDirectory directory, Freshness freshness) {
    this.directory = directory;
    this.freshness = freshness;
  }

  /**
   * A poll whose voters can be told apart.
   *
   * @param asked when the request came, by {@link System#nanoTime}
   * @throws Refusal POLL_NOT_FOUND, POLL_FORGOTTEN, or LOG_UNAVAILABLE where nobody knows
   */
  public Poll find(String pollId, long asked) {
    Poll poll = directory.require(pollId, freshness, asked);
    if (PollLife.isForgotten(poll)) {
      throw Refusals.pollForgotten();
    }
    return poll;
  }

  /**
   * The record of a vote that may be appended.
   *
   * @param time that the vote is stamped with, milliseconds since the epoch
   * @throws Refusal POLL_NOT_OPEN, or what the ballot lacks
   */
  public VoteCast vote(Poll poll, Ballot ballot, BallotSlot slot, long time) {
    if (poll.getStatus() != PollStatus.POLL_STATUS_OPEN || PollLife.pastClosingTime(poll, time)) {
      throw new Refusal(ErrorCode.POLL_NOT_OPEN, "This poll takes no votes now.");
    }
    ballot.requireAllowed(poll.getRules());
    VoteCast.Builder vote =
        VoteCast.newBuilder().setPollId(Markers.logId(poll)).setBallotKey(slot.key());
    ballot.into(vote);
    return vote.build();
  }
}
