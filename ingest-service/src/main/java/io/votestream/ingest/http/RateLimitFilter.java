package io.votestream.ingest.http;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.RateLimiter;
import io.votestream.ingest.domain.limit.SlidingWindow;
import io.votestream.problem.ProblemAdvice;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Limits every request before its body is read, and tells each client where it stands
 * (draft-ietf-httpapi-ratelimit-headers-10). A filter, as Spring refuses unknown paths, methods and
 * media types before it asks an interceptor.
 */
public final class RateLimitFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  private final transient RateLimiter limiter;
  private final transient Predicate<HttpServletRequest> exempt;
  private final transient ProblemAdvice problems;
  private final String policy;

  /**
   * @param exempt requests that are limited otherwise, or not at all
   */
  public RateLimitFilter(
      RateLimiter limiter, Predicate<HttpServletRequest> exempt, ProblemAdvice problems) {
    this.limiter = limiter;
    this.exempt = exempt;
    this.problems = problems;
    this.policy =
        "\"writes\";q=%d;w=%d".formatted(limiter.limit(), SlidingWindow.LENGTH.toSeconds());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (exempt.test(request)) {
      chain.doFilter(request, response);
      return;
    }
    RateDecision decision = limiter.decide(ClientAddress.of(request.getRemoteAddr()));
    response.setHeader("RateLimit-Policy", policy);
    response.setHeader(
        "RateLimit", "\"writes\";r=" + decision.remaining() + ";t=" + decision.seconds());
    if (decision.allowed()) {
      chain.doFilter(request, response);
    } else {
      problems.refused(
          new Refusal(
              ErrorCode.RATE_LIMITED,
              "An address may send " + limiter.limit() + " write requests a minute.",
              Duration.ofSeconds(decision.seconds())),
          response);
    }
  }
}
