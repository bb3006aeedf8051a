package io.votestream.query.http;

/** Ends a request with an error answer. Carries no stack trace: it is an answer, not a defect. */
final class ApiException extends RuntimeException {

  private final ErrorCode code;

  /**
   * @param detail for people, about this request
   */
  ApiException(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
