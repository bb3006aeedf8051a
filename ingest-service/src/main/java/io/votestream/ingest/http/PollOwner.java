package io.votestream.ingest.http;

import io.votestream.ingest.domain.poll.PollOwnership;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;

/** Lets only the owner of a poll through. */
public final class PollOwner {

  private final PollOwnership ownership;

  public PollOwner(PollOwnership ownership) {
    this.ownership = ownership;
  }

  /**
   * @throws Refusal MISSING_TOKEN, WRONG_TOKEN, POLL_NOT_FOUND, LOG_UNAVAILABLE
   */
  Poll poll(String id, HttpServletRequest request) {
    String token = Bearer.of(request);
    if (token == null) {
      throw new Refusal(
          ErrorCode.MISSING_TOKEN, "Send the poll's admin token as Authorization: Bearer.");
    }
    return ownership.prove(id, token);
  }
}
