package io.votestream.ingest.http;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.WriteLimits;
import io.votestream.ingest.domain.poll.PollOwnership;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** Lets only the owner of a poll through. */
public final class PollOwner {

  private static final Pattern PATH =
      Pattern.compile("/polls/[^/]+/(close|reopen|rounds|codes|webhooks(/[^/]*)?)");

  private final PollOwnership ownership;
  private final WriteLimits limits;

  public PollOwner(PollOwnership ownership, WriteLimits limits) {
    this.ownership = ownership;
    this.limits = limits;
  }

  /** Whether this may be a request of an owner. */
  static boolean isAsked(HttpServletRequest request) {
    return Bearer.of(request) != null && PATH.matcher(request.getRequestURI()).matches();
  }

  /**
   * An owner has requests of their own, as whoever presents in a hall shares its address.
   *
   * @throws Refusal MISSING_TOKEN, WRONG_TOKEN, POLL_NOT_FOUND, LOG_UNAVAILABLE, or RATE_LIMITED
   */
  Poll poll(String id, HttpServletRequest request, HttpServletResponse response) {
    String token = Bearer.of(request);
    if (token == null) {
      throw new Refusal(
          ErrorCode.MISSING_TOKEN, "Send the poll's admin token as Authorization: Bearer.");
    }
    RateDecision unproven = RateLimitFilter.unlessProven(request);
    if (unproven == null) {
      return ownership.prove(id, token);
    }
    Poll poll;
    try {
      poll = ownership.prove(id, token);
    } catch (Refusal e) {
      throw RateLimit.refused(unproven);
    }
    RateDecision decision = limits.proven("owner/" + poll.getId());
    RateLimit.tell(decision, response);
    if (!decision.allowed()) {
      throw RateLimit.refused(decision);
    }
    return poll;
  }
}
