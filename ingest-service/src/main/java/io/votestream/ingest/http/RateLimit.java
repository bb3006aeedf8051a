package io.votestream.ingest.http;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.SlidingWindow;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** How a client learns where it stands (draft-ietf-httpapi-ratelimit-headers-10). */
final class RateLimit {

  private RateLimit() {}

  static void tell(RateDecision decision, HttpServletResponse response) {
    response.setHeader(
        "RateLimit-Policy",
        "\"writes\";q=%d;w=%d".formatted(decision.limit(), SlidingWindow.LENGTH.toSeconds()));
    response.setHeader(
        "RateLimit", "\"writes\";r=" + decision.remaining() + ";t=" + decision.seconds());
  }

  static Refusal refused(RateDecision decision) {
    return refusal(decision, ".", Duration.ofSeconds(decision.seconds()));
  }

  /** Whoever comes back with the token that goes with this has requests of their own. */
  static Refusal unproven(RateDecision decision) {
    return refusal(
        decision,
        " from clients that do not show a voter token; here is one.",
        Duration.ofSeconds(1));
  }

  private static Refusal refusal(RateDecision decision, String of, Duration retryAfter) {
    return new Refusal(
        ErrorCode.RATE_LIMITED,
        "An address may send " + decision.limit() + " write requests a minute" + of,
        retryAfter);
  }
}
