package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.schemas.AdminToken;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;

/** Finds a poll for whoever proves to own it. */
public final class PollOwnership {

  private final PollDirectory directory;
  private final Freshness freshness;

  public PollOwnership(PollDirectory directory, Freshness freshness) {
    this.directory = directory;
    this.freshness = freshness;
  }

  /**
   * @throws Refusal POLL_NOT_FOUND, WRONG_TOKEN, or LOG_UNAVAILABLE while the directory may be
   *     behind
   */
  public Poll prove(String pollId, String adminToken) {
    if (!AcceptanceWindow.holds(freshness.age())) {
      throw Refusals.logUnavailable();
    }
    Poll poll = directory.require(pollId, freshness, System.nanoTime());
    if (!AdminToken.fits(poll, adminToken)) {
      throw new Refusal(ErrorCode.WRONG_TOKEN, "This token does not administer this poll.");
    }
    return poll;
  }
}
