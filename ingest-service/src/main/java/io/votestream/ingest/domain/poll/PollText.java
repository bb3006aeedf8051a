package io.votestream.ingest.domain.poll;

import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import java.util.List;

/** What a text of a poll may be. Lengths count code points, so that an emoji is not several. */
final class PollText {

  private PollText() {}

  /**
   * @param field as the client knows it, for the message
   * @return the text without white space around it
   */
  static String required(String field, String text, int maxLength) {
    String stripped = optional(field, text, maxLength);
    if (!Appearance.isVisible(stripped)) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, field + " must have something to see.");
    }
    return stripped;
  }

  static String optional(String field, String text, int maxLength) {
    String stripped = text.strip();
    if (stripped.codePointCount(0, stripped.length()) > maxLength) {
      throw new Refusal(
          ErrorCode.OUT_OF_RANGE, field + " must have at most " + maxLength + " characters.");
    }
    if (stripped.codePoints().anyMatch(PollText::unstorable)) {
      throw new Refusal(ErrorCode.INVALID_VALUE, field + " must not contain control characters.");
    }
    return stripped;
  }

  /** Options that only a machine can tell apart would split the votes for one of them. */
  static void requireDistinct(List<String> options) {
    if (Appearance.anyAlike(options)) {
      throw new Refusal(ErrorCode.DUPLICATE_OPTION, "Options must look different from each other.");
    }
  }

  /** Postgres cannot hold NUL, and no encoding holds half a surrogate pair. */
  private static boolean unstorable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
