package io.votestream.problem;

import io.votestream.schemas.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error answer (RFC 9457, {@code application/problem+json}).
 *
 * @param code stable, see {@link ErrorCode}
 */
record Problem(String type, String title, int status, String detail, String code) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Problem of(ErrorCode code, String detail) {
    return new Problem("about:blank", code.title(), code.status(), detail, code.wireName());
  }

  /** Written here and not by a message converter, so that no Accept header can refuse it. */
  void writeTo(HttpServletResponse response, @Nullable Duration retryAfter) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = JSON.writeValueAsBytes(this);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    if (retryAfter != null) {
      response.setHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
