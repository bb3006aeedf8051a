package io.votestream.query.http;

import static io.votestream.schemas.ErrorCode.INVALID_PARAMETER;

import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters. An empty one counts as absent, as forms send it; unknown ones are ignored, as
 * links pick them up on their way; one given twice is refused.
 */
final class Parameters {

  private Parameters() {}

  static @Nullable String text(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw new Refusal(INVALID_PARAMETER, name + " is given more than once.");
    }
    return values[0].isBlank() ? null : values[0];
  }

  /**
   * @throws Refusal unless it is absent or a number from 1 to {@code max}
   */
  static int number(HttpServletRequest request, String name, int absent, int max) {
    String value = text(request, name);
    if (value == null) {
      return absent;
    }
    // Not as Java reads numbers: with a sign, or in the digits of any script.
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    }
    throw new Refusal(INVALID_PARAMETER, "%s is a number from 1 to %d.".formatted(name, max));
  }
}
