package io.votestream.query.domain.poll;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A theme as readers see it.
 *
 * @param id what addresses and filters name it by, see {@link #slug}
 * @param name as its first poll spells it
 */
public record Theme(String id, String name) {

  /** Listed even while no poll has them. */
  public static final List<Theme> ALWAYS_LISTED =
      List.of(
          new Theme("ontrend", "OnTrend"),
          new Theme("moral-dilemmas", "Moral Dilemmas"),
          new Theme("sports", "Sports"));

  static boolean alwaysListed(String slug) {
    return ALWAYS_LISTED.stream().anyMatch(theme -> theme.id().equals(slug));
  }

  /**
   * Lower case, each run of other than letters and digits one hyphen, none at either end. A slug's
   * slug is itself. A text without letters or digits has the slug {@code -}.
   */
  public static String slug(String text) {
    StringBuilder slug = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                slug.appendCodePoint(c);
              } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
              }
            });
    if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
      slug.setLength(slug.length() - 1);
    }
    return slug.isEmpty() ? "-" : slug.toString();
  }
}
