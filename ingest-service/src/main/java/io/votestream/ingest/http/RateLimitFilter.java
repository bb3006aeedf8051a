package io.votestream.ingest.http;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.WriteLimits;
import io.votestream.ingest.domain.vote.VoterId;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.problem.ProblemAdvice;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Limits every request before its body is read, and tells each client where it stands
 * (draft-ietf-httpapi-ratelimit-headers-10). A filter, as Spring refuses unknown paths, methods and
 * media types before it asks an interceptor.
 *
 * <p>From an address that has nothing left for what proves nothing, only those are let on that may
 * prove more than a filter sees: a vote by a code in its body, see {@link VoteController}, and an
 * owner by the token of the poll, see {@link PollOwner}.
 */
public final class RateLimitFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  private static final String UNPROVEN = RateLimitFilter.class.getName();

  private final transient WriteLimits limits;
  private final transient VoterSession session;
  private final transient Predicate<HttpServletRequest> exempt;
  private final transient ProblemAdvice problems;

  /**
   * @param exempt requests that are limited otherwise, or not at all
   */
  public RateLimitFilter(
      WriteLimits limits,
      VoterTokens tokens,
      Predicate<HttpServletRequest> exempt,
      ProblemAdvice problems) {
    this.limits = limits;
    this.session = new VoterSession(tokens);
    this.exempt = exempt;
    this.problems = problems;
  }

  /** Why a request is not to be taken unless it proves itself; null where it may be. */
  static @Nullable RateDecision unlessProven(HttpServletRequest request) {
    return (RateDecision) request.getAttribute(UNPROVEN);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (exempt.test(request)) {
      chain.doFilter(request, response);
      return;
    }
    String address = ClientAddress.of(request.getRemoteAddr());
    VoterId voter = session.known(request);
    RateDecision decision = ofItsOwn(voter, address);
    boolean mayProve =
        !decision.allowed()
            && (PollOwner.isAsked(request) || (voter == null && VoteController.isAsked(request)));
    if (decision.allowed() || mayProve) {
      RateDecision all = limits.all(address);
      if (!all.allowed()) {
        decision = all;
        mayProve = false;
      }
    }
    RateLimit.tell(decision, response);
    if (mayProve) {
      request.setAttribute(UNPROVEN, decision);
    }
    if (decision.allowed() || mayProve) {
      chain.doFilter(request, response);
    } else {
      problems.refused(RateLimit.refused(decision), response);
    }
  }

  /** What goes beyond a client's own comes out of what all at its address share. */
  private RateDecision ofItsOwn(@Nullable VoterId voter, String address) {
    if (voter != null) {
      RateDecision proven =
          limits.proven("voter/" + HexFormat.of().formatHex(voter.bytes().toByteArray()));
      if (proven.allowed()) {
        return proven;
      }
    }
    return limits.unproven(address);
  }
}
