package io.votestream.query.http;

import static io.votestream.query.http.ErrorCode.INVALID_PARAMETER;

import io.votestream.query.domain.ListPosition;
import io.votestream.query.domain.PollFilter;
import io.votestream.query.domain.ShownStatus;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of polls. An empty one counts as absent, as forms send it; unknown
 * ones are ignored, as links pick them up on their way; one given twice is refused.
 *
 * @param limit 1 … 100, 20 where absent
 */
record ListParameters(PollFilter filter, @Nullable ListPosition after, int limit) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int MAX_SEARCH_LENGTH = 200;

  static ListParameters of(HttpServletRequest request) {
    return of(request, single(request, "theme"));
  }

  /** For a list whose theme stands in the path. */
  static ListParameters of(HttpServletRequest request, @Nullable String theme) {
    String cursor = single(request, "cursor");
    return new ListParameters(
        PollFilter.of(theme, status(single(request, "status")), search(single(request, "q"))),
        cursor == null ? null : Cursor.decode(cursor),
        limit(single(request, "limit")));
  }

  private static @Nullable String single(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw new ApiException(INVALID_PARAMETER, name + " is given more than once.");
    }
    return values[0].isBlank() ? null : values[0];
  }

  private static @Nullable ShownStatus status(@Nullable String value) {
    return value == null
        ? null
        : ShownStatus.named(value)
            .orElseThrow(
                () ->
                    new ApiException(
                        INVALID_PARAMETER, "status is scheduled, open, closing or closed."));
  }

  private static @Nullable String search(@Nullable String value) {
    if (value != null && value.length() > MAX_SEARCH_LENGTH) {
      throw new ApiException(
          INVALID_PARAMETER, "q has more than " + MAX_SEARCH_LENGTH + " characters.");
    }
    return value;
  }

  private static int limit(@Nullable String value) {
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Falls through: no number, or none that fits.
    }
    throw new ApiException(INVALID_PARAMETER, "limit is a number from 1 to " + MAX_LIMIT + ".");
  }
}
