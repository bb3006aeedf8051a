package io.votestream.schemas;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ids, receipts and tokens as people write them down and programs pass them on: with line breaks,
 * other blanks and dashes, and the end of the sentence.
 */
public final class AsWritten {

  /** What mail programs and word processors break a line with or hide in a word. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}]+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern END_OF_SENTENCE = Pattern.compile("[\\p{Po}\\p{Pf}\\p{Pe}>]+$");

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212]");

  private AsWritten() {}

  /** The base64url text, or several with dots between them, that is meant. Case is part of it. */
  public static String token(String written) {
    String seen = DASHES.matcher(UNSEEN.matcher(written).replaceAll("")).replaceAll("-");
    int end = seen.length();
    while (end > 0 && !isDigit(seen.charAt(end - 1))) {
      end--;
    }
    return seen.substring(0, end);
  }

  /** Of base64url (RFC 4648, section 5). */
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '_';
  }

  /**
   * The id that is meant. Ids are of 0–9 and a–z ({@code CreationNames} in ingest-service), so
   * case, blanks and the end of a sentence can never tell two of them apart.
   */
  public static String pollId(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z')) {
        String seen = UNSEEN.matcher(written).replaceAll("");
        return END_OF_SENTENCE.matcher(seen).replaceAll("").toLowerCase(Locale.ROOT);
      }
    }
    return written;
  }
}
