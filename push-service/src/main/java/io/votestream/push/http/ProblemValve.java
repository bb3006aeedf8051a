package io.votestream.push.http;

import io.votestream.push.domain.feed.ErrorCode;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any of our code sees it (a path that cannot be decoded, a
 * malformed request line) in the same form as every other error.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = ErrorCode.ofStatus(status);
    try {
      Problem.of(code, code.title() + ".").writeTo(response.getResponse());
      response.finishResponse();
    } catch (IOException e) {
      log.debug("The client left: {}", e.getMessage());
    }
  }
}
