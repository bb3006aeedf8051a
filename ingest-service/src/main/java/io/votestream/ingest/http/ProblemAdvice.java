package io.votestream.ingest.http;

import static java.util.stream.Collectors.joining;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.refusal.ErrorCode;
import io.votestream.ingest.domain.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** The one place where an error becomes an answer. */
@RestControllerAdvice
public final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Json json;
  private final Map<ErrorCode, Counter> rejected = new EnumMap<>(ErrorCode.class);

  public ProblemAdvice(Json json, MeterRegistry registry) {
    this.json = json;
    for (ErrorCode code : ErrorCode.values()) {
      rejected.put(
          code,
          Counter.builder("votestream.requests.rejected")
              .description("Write requests that were refused")
              .tag("code", code.wireName())
              .register(registry));
    }
  }

  @ExceptionHandler
  void refused(Refusal refusal, HttpServletResponse response) throws IOException {
    Duration retryAfter = refusal.retryAfter();
    if (retryAfter != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
    }
    switch (refusal.code()) {
      case MISSING_TOKEN, MISSING_KEY -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case MISSING_CODE -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Code");
      default -> {}
    }
    answer(response, refusal.code(), refusal.detail());
  }

  @ExceptionHandler
  void noHandler(NoHandlerFoundException e, HttpServletResponse response) throws IOException {
    answer(response, ErrorCode.NOT_FOUND, "There is nothing at this path.");
  }

  @ExceptionHandler
  void wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletResponse response)
      throws IOException {
    String[] supported = e.getSupportedMethods();
    if (supported != null) {
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", supported));
    }
    answer(response, ErrorCode.METHOD_NOT_ALLOWED, "This path does not know that method.");
  }

  @ExceptionHandler
  void wrongMediaType(HttpMediaTypeNotSupportedException e, HttpServletResponse response)
      throws IOException {
    answer(
        response,
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "The body must be "
            + e.getSupportedMediaTypes().stream().map(MediaType::toString).collect(joining(", or "))
            + ".");
  }

  @ExceptionHandler
  void unexpected(Exception e, HttpServletResponse response) throws IOException {
    log.error("A request failed", e);
    answer(response, ErrorCode.INTERNAL_ERROR, "The request failed for a reason of our own.");
  }

  private void answer(HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    Counter counter = rejected.get(code);
    if (counter != null) {
      counter.increment();
    }
    if (!response.isCommitted()) {
      json.write(response, code.status(), Problem.MEDIA_TYPE, Problem.of(code, detail));
    }
  }
}
