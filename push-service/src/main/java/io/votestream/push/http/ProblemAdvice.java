package io.votestream.push.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.push.domain.feed.ErrorCode;
import io.votestream.push.domain.feed.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what went wrong becomes an answer. */
@RestControllerAdvice
public final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final MeterRegistry registry;

  public ProblemAdvice(MeterRegistry registry) {
    this.registry = registry;
    for (ErrorCode code : ErrorCode.values()) {
      count(code, 0);
    }
  }

  @ExceptionHandler
  void refused(Refusal refusal, HttpServletResponse response) throws IOException {
    if (refusal.code() == ErrorCode.UNSUPPORTED_WEBSOCKET_VERSION) {
      response.setHeader(HttpHeaders.UPGRADE, "websocket");
      response.setHeader("Sec-WebSocket-Version", "13");
    }
    answer(response, refusal.code(), refusal.detail());
  }

  /** What Spring itself refuses, and defects. */
  @ExceptionHandler
  void other(Exception e, HttpServletResponse response) throws IOException {
    if (e instanceof ErrorResponse refusal) {
      refusal
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
      ErrorCode code = ErrorCode.ofStatus(refusal.getStatusCode().value());
      answer(response, code, code.title() + ".");
      return;
    }
    log.error("A request failed", e);
    answer(
        response, ErrorCode.INTERNAL_ERROR, "The request failed for a reason that is not yours.");
  }

  private void answer(HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    count(code, 1);
    Problem.of(code, detail).writeTo(response);
  }

  private void count(ErrorCode code, int more) {
    registry.counter("votestream.streams.refused", "code", code.wireName()).increment(more);
  }
}
