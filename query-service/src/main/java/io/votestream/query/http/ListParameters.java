package io.votestream.query.http;

import static io.votestream.schemas.ErrorCode.INVALID_PARAMETER;

import io.votestream.query.domain.poll.ListPosition;
import io.votestream.query.domain.poll.PollFilter;
import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of polls, see {@link Parameters}.
 *
 * @param limit 1 … 100, 20 where absent
 */
record ListParameters(PollFilter filter, @Nullable ListPosition after, int limit) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int MAX_SEARCH_LENGTH = 200;

  static ListParameters of(HttpServletRequest request) {
    return of(request, Parameters.text(request, "theme"));
  }

  /** For a list whose theme stands in the path. */
  static ListParameters of(HttpServletRequest request, @Nullable String theme) {
    String cursor = Parameters.text(request, "cursor");
    return new ListParameters(
        PollFilter.of(
            theme,
            status(Parameters.text(request, "status")),
            search(Parameters.text(request, "q"))),
        cursor == null ? null : Cursor.decode(cursor),
        Parameters.number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT));
  }

  private static @Nullable ShownStatus status(@Nullable String value) {
    return value == null
        ? null
        : ShownStatus.named(value)
            .orElseThrow(
                () ->
                    new Refusal(
                        INVALID_PARAMETER, "status is scheduled, open, closing or closed."));
  }

  private static @Nullable String search(@Nullable String value) {
    if (value != null && value.length() > MAX_SEARCH_LENGTH) {
      throw new Refusal(INVALID_PARAMETER, "q has more than " + MAX_SEARCH_LENGTH + " characters.");
    }
    return value;
  }
}
