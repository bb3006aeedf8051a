package io.votestream.problem;

import io.votestream.schemas.ErrorCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any of our code sees it (a path that cannot be decoded, a
 * malformed request line) in the same form as every other error.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final String RESPONSE = ProblemValve.class.getName();
  private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

  /** Makes it the one of Tomcat's host. */
  public static void install(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(ProblemValve.class.getName());
    }
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    request.setAttribute(RESPONSE, response);
    super.invoke(request, response);
  }

  /**
   * Answers a request whose body could not be read. Tomcat has by then decided on an error of its
   * own and silenced the response that everybody else has.
   */
  public static void answerAnyway(HttpServletRequest request, Answer answer) throws IOException {
    if (request.getAttribute(RESPONSE) instanceof Response response) {
      response.setSuspended(false);
      response.setHeader("Connection", "close");
      answer.writeTo(response);
      response.finishResponse();
    }
  }

  /** Writes what is to be answered. */
  @FunctionalInterface
  public interface Answer {

    void writeTo(HttpServletResponse response) throws IOException;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = ErrorCode.ofStatus(status);
    try {
      Problem.of(code, code.title() + ".").writeTo(response.getResponse(), code.retryAfter());
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      log.debug("The client left: {}", e.getMessage());
    }
  }
}
