package io.votestream.ingest.domain.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not carried out, told to whoever sent it. Has no stack trace: it is no fault.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final @Nullable Duration retryAfter;

  public Refusal(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  /**
   * @param detail one sentence about this occurrence
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

  public static Refusal pollNotFound() {
    return new Refusal(ErrorCode.POLL_NOT_FOUND, "There is no poll with this id.");
  }

  public static Refusal pollForgotten() {
    return new Refusal(
        ErrorCode.POLL_FORGOTTEN, "This poll's key is destroyed: it takes no more votes.");
  }

  public static Refusal idempotencyKeyReused() {
    return new Refusal(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key belongs to a request with another body.");
  }

  /** Nothing was stored, and nothing can be at the moment. */
  public static Refusal logUnavailable() {
    return new Refusal(
        ErrorCode.LOG_UNAVAILABLE,
        "The vote log does not answer; nothing was stored.",
        Duration.ofSeconds(2));
  }

  /** No acknowledgement came in time: what was sent may be in the log or not. */
  public static Refusal outcomeUnknown() {
    return new Refusal(
        ErrorCode.OUTCOME_UNKNOWN,
        "No acknowledgement came in time. Retry with the same Idempotency-Key: it counts once.",
        Duration.ofSeconds(1));
  }
}
