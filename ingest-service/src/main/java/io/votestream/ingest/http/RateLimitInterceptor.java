package io.votestream.ingest.http;

import io.votestream.ingest.domain.ErrorCode;
import io.votestream.ingest.domain.RateDecision;
import io.votestream.ingest.domain.RateLimiter;
import io.votestream.ingest.domain.Refusal;
import io.votestream.ingest.domain.SlidingWindow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits every request that reaches a controller, before its body is read, and tells each client
 * where it stands (draft-ietf-httpapi-ratelimit-headers-10).
 */
public final class RateLimitInterceptor implements HandlerInterceptor {

  private final RateLimiter limiter;
  private final Predicate<HttpServletRequest> exempt;
  private final String policy;

  /**
   * @param exempt requests that are limited otherwise
   */
  public RateLimitInterceptor(RateLimiter limiter, Predicate<HttpServletRequest> exempt) {
    this.limiter = limiter;
    this.exempt = exempt;
    this.policy =
        "\"writes\";q=%d;w=%d".formatted(limiter.limit(), SlidingWindow.LENGTH.toSeconds());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (exempt.test(request)) {
      return true;
    }
    RateDecision decision = limiter.decide(ClientAddress.of(request.getRemoteAddr()));
    response.setHeader("RateLimit-Policy", policy);
    response.setHeader(
        "RateLimit", "\"writes\";r=" + decision.remaining() + ";t=" + decision.seconds());
    if (!decision.allowed()) {
      throw new Refusal(
          ErrorCode.RATE_LIMITED,
          "An address may send " + limiter.limit() + " write requests a minute.",
          Duration.ofSeconds(decision.seconds()));
    }
    return true;
  }
}
