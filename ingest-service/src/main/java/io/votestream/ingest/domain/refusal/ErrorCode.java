package io.votestream.ingest.domain.refusal;

import java.util.Locale;

/**
 * Every way in which a request can be refused. The name in lower case is the stable {@code code}
 * that clients may rely on; the number is the HTTP status (RFC 9110) that goes with it.
 */
public enum ErrorCode {
  MALFORMED_REQUEST(400, "The request is malformed"),
  MALFORMED_JSON(400, "The body is not valid JSON"),
  UNKNOWN_FIELD(400, "The body has an unknown field"),
  DUPLICATE_FIELD(400, "The body has a field twice"),
  WRONG_TYPE(400, "A field has the wrong type"),
  INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key is invalid"),
  INVALID_VOTER_TOKEN(400, "The Voter-Token is invalid"),
  MISSING_TOKEN(401, "An admin token is needed"),
  MISSING_KEY(401, "An API key is needed"),
  MISSING_CODE(401, "A voting code is needed"),
  WRONG_TOKEN(403, "The admin token is wrong"),
  WRONG_KEY(403, "The API key is wrong"),
  WRONG_CODE(403, "The voting code is wrong"),
  NOT_FOUND(404, "Nothing here"),
  POLL_NOT_FOUND(404, "No such poll"),
  WEBHOOK_NOT_FOUND(404, "No such webhook"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  POLL_NOT_OPEN(409, "The poll is not open"),
  POLL_NOT_CLOSED(409, "The poll is not closed"),
  POLL_FORGOTTEN(409, "The poll's key is destroyed"),
  POLL_WITHOUT_CODES(409, "The poll is not protected by codes"),
  TOO_MANY_WEBHOOKS(409, "The poll has as many webhooks as it may have"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  MISSING_FIELD(422, "A field is missing"),
  CONFLICTING_FIELDS(422, "Two fields exclude each other"),
  OUT_OF_RANGE(422, "A value is out of range"),
  INVALID_VALUE(422, "A value is invalid"),
  DUPLICATE_OPTION(422, "An option occurs twice"),
  NO_SUCH_CHOICE(422, "No such choice"),
  REPEATED_CHOICE(422, "A choice occurs twice"),
  WRONG_NUMBER_OF_CHOICES(422, "Wrong number of choices"),
  WRONG_NUMBER_OF_RATINGS(422, "Wrong number of ratings"),
  WRONG_KIND_OF_BALLOT(422, "Wrong kind of ballot"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  PRIVATE_ADDRESS(422, "The address is private"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL_ERROR(500, "Internal error"),
  OVERLOADED(503, "Too many votes at once"),
  LOG_UNAVAILABLE(503, "Votes cannot be stored at the moment"),
  OUTCOME_UNKNOWN(503, "It is not known whether the vote was stored");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** One short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
