package io.votestream.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what went wrong becomes an answer, and is counted by its code. */
@RestControllerAdvice
public final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Map<ErrorCode, Counter> counters = new EnumMap<>(ErrorCode.class);

  /**
   * @param metric that counts, by the tag {@code code}
   */
  public ProblemAdvice(MeterRegistry registry, String metric, String description) {
    for (ErrorCode code : ErrorCode.values()) {
      counters.put(
          code,
          Counter.builder(metric)
              .description(description)
              .tag("code", code.wireName())
              .register(registry));
    }
  }

  /** Also for filters, which are outside of what an advice sees. */
  @ExceptionHandler
  public void refused(Refusal refusal, HttpServletResponse response) throws IOException {
    switch (refusal.code()) {
      case MISSING_TOKEN, MISSING_KEY -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case MISSING_CODE -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Code");
      case UNSUPPORTED_WEBSOCKET_VERSION -> {
        response.setHeader(HttpHeaders.UPGRADE, "websocket");
        response.setHeader("Sec-WebSocket-Version", "13");
      }
      default -> {}
    }
    answer(response, refusal.code(), refusal.detail(), refusal.retryAfter());
  }

  @ExceptionHandler
  void undecodable(InvalidParameterException e, HttpServletResponse response) throws IOException {
    answer(response, ErrorCode.MALFORMED_REQUEST, "The query string cannot be decoded.", null);
  }

  @ExceptionHandler
  void gone(ClientAbortException e) {
    log.debug("The client left: {}", e.getMessage());
  }

  /** What Spring itself refuses, and defects. */
  @ExceptionHandler
  void other(Exception e, HttpServletResponse response) throws IOException {
    if (e instanceof ErrorResponse refusal) {
      refusal
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
      ErrorCode code = ErrorCode.ofStatus(refusal.getStatusCode().value());
      answer(response, code, code.title() + ".", code.retryAfter());
      return;
    }
    log.error("A request failed", e);
    answer(response, ErrorCode.INTERNAL_ERROR, "The request failed for a reason of our own.", null);
  }

  private void answer(
      HttpServletResponse response, ErrorCode code, String detail, @Nullable Duration retryAfter)
      throws IOException {
    Counter counter = counters.get(code);
    if (counter != null) {
      counter.increment();
    }
    Problem.of(code, detail).writeTo(response, retryAfter);
  }
}
