package io.votestream.ingest.domain;

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
  WRONG_TOKEN(403, "The admin token is wrong"),
  NOT_FOUND(404, "Nothing here"),
  POLL_NOT_FOUND(404, "No such poll"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  POLL_NOT_OPEN(409, "The poll is not open"),
  POLL_NOT_CLOSED(409, "The poll is not closed"),
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
  NOT_SUPPORTED(422, "Not supported"),
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
