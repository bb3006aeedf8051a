package io.votestream.schemas;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a request can be refused by a service. The name in lower case is the stable
 * {@code code} that clients may rely on; the number is the HTTP status (RFC 9110) that goes with
 * it.
 */
public enum ErrorCode {
  MALFORMED_REQUEST(400, "The request is malformed"),
  MALFORMED_JSON(400, "The body is not valid JSON"),
  UNKNOWN_FIELD(400, "The body has an unknown field"),
  DUPLICATE_FIELD(400, "The body has a field twice"),
  WRONG_TYPE(400, "A field has the wrong type"),
  INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key is invalid"),
  INVALID_VOTER_TOKEN(400, "The Voter-Token is invalid"),
  INVALID_PARAMETER(400, "A query parameter is not valid"),
  INVALID_CURSOR(400, "The cursor is not one of this list"),
  INVALID_HANDSHAKE(400, "This is no handshake of a WebSocket"),
  MISSING_TOKEN(401, "An admin token is needed"),
  MISSING_KEY(401, "An API key is needed"),
  MISSING_CODE(401, "A voting code is needed"),
  WRONG_TOKEN(403, "The admin token is wrong"),
  WRONG_KEY(403, "The API key is wrong"),
  WRONG_CODE(403, "The voting code is wrong"),
  RESULTS_HIDDEN(403, "The results are not shown now"),
  NOT_FOUND(404, "Nothing here"),
  POLL_NOT_FOUND(404, "No such poll"),
  WEBHOOK_NOT_FOUND(404, "No such webhook"),
  ROUND_NOT_FOUND(404, "The poll has no such round"),
  THEME_NOT_FOUND(404, "No such theme"),
  RECEIPT_NOT_FOUND(404, "No such receipt of this poll"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No such representation"),
  REQUEST_TIMEOUT(408, "The body paused for too long"),
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
  UNSUPPORTED_WEBSOCKET_VERSION(426, "Unsupported version of WebSockets"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL_ERROR(500, "Internal error"),
  OVERLOADED(503, "Too many votes at once", 1),
  LOG_UNAVAILABLE(503, "Votes cannot be stored at the moment", 2),
  OUTCOME_UNKNOWN(503, "It is not known whether the vote was stored", 1),
  POLLS_UNAVAILABLE(503, "It is not known now whether there is such a poll", 2),
  RESULTS_UNAVAILABLE(503, "Results cannot be read now", 2),
  HISTORY_UNAVAILABLE(503, "The history cannot be read now", 2),
  RECEIPTS_UNAVAILABLE(503, "Receipts cannot be looked up now", 2),
  TOO_MANY_VIEWERS(503, "Too many viewers here", 5),
  SHUTTING_DOWN(503, "This instance is about to stop", 5);

  private final int status;
  private final String title;
  private final @Nullable Duration retryAfter;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
    this.retryAfter = null;
  }

  ErrorCode(int status, String title, int retryAfterSeconds) {
    this.status = status;
    this.title = title;
    this.retryAfter = Duration.ofSeconds(retryAfterSeconds);
  }

  public int status() {
    return status;
  }

  /** One short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** When the same request may succeed, unless a refusal knows better; null where it never will. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code for a status that a framework or server decided on. */
  public static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      // An unknown method of transfer or version of HTTP: numbered as ours, but the client's doing.
      case 501, 505 -> MALFORMED_REQUEST;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }
}
