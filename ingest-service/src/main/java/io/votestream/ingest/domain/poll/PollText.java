package io.votestream.ingest.domain.poll;

import io.votestream.ingest.domain.refusal.ErrorCode;
import io.votestream.ingest.domain.refusal.Refusal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a text of a poll may be. Lengths count code points, so that an emoji is not several. */
final class PollText {

  private PollText() {}

  /**
   * @param field as the client knows it, for the message
   * @return the text without white space around it
   */
  static String required(String field, String text, int maxLength) {
    String stripped = optional(field, text, maxLength);
    if (stripped.codePoints().noneMatch(PollText::visible)) {
      throw new Refusal(ErrorCode.OUT_OF_RANGE, field + " must not be blank.");
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

  /** Options that only look different to a machine would split the votes for one of them. */
  static void requireDistinct(List<String> options) {
    Set<String> seen = new HashSet<>();
    for (String option : options) {
      if (!seen.add(Normalizer.normalize(option, Normalizer.Form.NFKC).strip())) {
        throw new Refusal(ErrorCode.DUPLICATE_OPTION, "Options must differ from each other.");
      }
    }
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Postgres cannot hold NUL, and no encoding holds half a surrogate pair. */
  private static boolean unstorable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
