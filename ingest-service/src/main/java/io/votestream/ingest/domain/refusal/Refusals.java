package io.votestream.ingest.domain.refusal;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;

/** What is refused in more than one place, in the same words. */
public final class Refusals {

  private Refusals() {}

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
        ErrorCode.LOG_UNAVAILABLE, "The vote log does not answer; nothing was stored.");
  }

  /** No acknowledgement came in time: what was sent may be in the log or not. */
  public static Refusal outcomeUnknown() {
    return new Refusal(
        ErrorCode.OUTCOME_UNKNOWN,
        "No acknowledgement came in time. Retry with the same Idempotency-Key: it counts once.");
  }
}
