package io.votestream.push.domain.feed;

/** Ends a request with an error answer. Carries no stack trace: it is an answer, not a defect. */
public final class Refusal extends RuntimeException {

  private final ErrorCode code;

  /**
   * @param detail for people, about this request
   */
  public Refusal(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
