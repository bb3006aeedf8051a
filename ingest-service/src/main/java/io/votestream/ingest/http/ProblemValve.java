package io.votestream.ingest.http;

import io.votestream.ingest.domain.refusal.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before any controller sees it (a path that cannot be decoded, a
 * method it does not take) in the same form as every other error.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = codeOf(response.getStatus());
    // All of it is our own text, without anything to escape.
    byte[] body =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s"}"""
            .formatted(
                code.title(),
                code.status(),
                "The server does not take such a request.",
                code.wireName())
            .getBytes(StandardCharsets.UTF_8);
    try {
      response.setStatus(code.status());
      response.setContentType(Problem.MEDIA_TYPE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("The client is gone", e);
    }
  }

  private static ErrorCode codeOf(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> ErrorCode.NOT_FOUND;
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> ErrorCode.METHOD_NOT_ALLOWED;
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> ErrorCode.BODY_TOO_LARGE;
      default ->
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? ErrorCode.MALFORMED_REQUEST
              : ErrorCode.INTERNAL_ERROR;
    };
  }
}
