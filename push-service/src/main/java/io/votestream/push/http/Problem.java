package io.votestream.push.http;

import io.votestream.push.domain.feed.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error answer (RFC 9457, {@code application/problem+json}).
 *
 * @param code stable, see {@link ErrorCode}
 */
record Problem(String type, String title, int status, String detail, String code) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Seconds. Another instance may have a place at once, a new one after its start. */
  private static final String RETRY_AFTER = "5";

  static Problem of(ErrorCode code, String detail) {
    return new Problem("about:blank", code.title(), code.status(), detail, code.wireName());
  }

  /** Written here and not by a message converter, so that no Accept header can refuse it. */
  void writeTo(HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = JSON.writeValueAsBytes(this);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", RETRY_AFTER);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
