package io.votestream.query.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** The one place where what went wrong becomes an answer. */
@ControllerAdvice
final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  void answer(ApiException e, HttpServletResponse response) throws IOException {
    Problem.of(e.code(), String.valueOf(e.getMessage())).writeTo(response);
  }

  @ExceptionHandler
  void unreadable(InvalidParameterException e, HttpServletResponse response) throws IOException {
    Problem.of(ErrorCode.MALFORMED_REQUEST, "The query string cannot be decoded.")
        .writeTo(response);
  }

  @ExceptionHandler
  void gone(ClientAbortException e) {
    log.debug("client left: {}", e.getMessage());
  }

  /** What Spring itself refuses, and defects. */
  @ExceptionHandler
  void other(Exception e, HttpServletResponse response) throws IOException {
    if (e instanceof ErrorResponse refusal) {
      refusal
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
      ErrorCode code = ErrorCode.ofStatus(refusal.getStatusCode().value());
      Problem.of(code, code.title() + ".").writeTo(response);
      return;
    }
    log.error("request failed", e);
    Problem.of(ErrorCode.INTERNAL_ERROR, "This is not your fault.").writeTo(response);
  }
}
