package io.votestream.query.http;

import java.util.Locale;

/** Every error that this service answers with; the wire name is stable. */
enum ErrorCode {
  MALFORMED_REQUEST(400, "The request is malformed"),
  INVALID_PARAMETER(400, "A query parameter is not valid"),
  INVALID_CURSOR(400, "The cursor is not one of this list"),
  RESULTS_HIDDEN(403, "The results are not shown now"),
  WRONG_TOKEN(403, "The token is not the poll's"),
  NOT_FOUND(404, "Nothing here"),
  POLL_NOT_FOUND(404, "No such poll"),
  ROUND_NOT_FOUND(404, "The poll has no such round"),
  THEME_NOT_FOUND(404, "No such theme"),
  RECEIPT_NOT_FOUND(404, "No such receipt of this poll"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No such representation"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  INTERNAL_ERROR(500, "Internal error"),
  POLLS_UNAVAILABLE(503, "It is not known now whether there is such a poll"),
  RESULTS_UNAVAILABLE(503, "Results cannot be read now"),
  HISTORY_UNAVAILABLE(503, "The history cannot be read now"),
  RECEIPTS_UNAVAILABLE(503, "Receipts cannot be looked up now");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code for a status that the framework or the server decided on. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      // An unknown method of transfer or version of HTTP: numbered as ours, but the client's doing.
      case 501, 505 -> MALFORMED_REQUEST;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }
}
