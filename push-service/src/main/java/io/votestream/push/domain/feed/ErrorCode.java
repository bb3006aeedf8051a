package io.votestream.push.domain.feed;

import java.util.Locale;

/**
 * Every way in which a request can be refused. The name in lower case is the stable {@code code}
 * that clients may rely on; the number is the HTTP status (RFC 9110) that goes with it.
 */
public enum ErrorCode {
  MALFORMED_REQUEST(400, "Bad Request"),
  INVALID_HANDSHAKE(400, "Bad Request"),
  WRONG_TOKEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  POLL_NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  NOT_ACCEPTABLE(406, "Not Acceptable"),
  UNSUPPORTED_WEBSOCKET_VERSION(426, "Upgrade Required"),
  INTERNAL_ERROR(500, "Internal Server Error"),
  POLLS_UNAVAILABLE(503, "Service Unavailable"),
  TOO_MANY_VIEWERS(503, "Service Unavailable"),
  SHUTTING_DOWN(503, "Service Unavailable");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code for a status that the server itself decided on. */
  public static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }
}
