package io.votestream.schemas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not carried out, told to whoever sent it. Has no stack trace: it is no fault.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final @Nullable Duration retryAfter;

  /**
   * @param detail one sentence about this occurrence
   */
  public Refusal(ErrorCode code, String detail) {
    this(code, detail, code.retryAfter());
  }

  /**
   * @param retryAfter when the same request may succeed; null where it never will
   */
  public Refusal(ErrorCode code, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
