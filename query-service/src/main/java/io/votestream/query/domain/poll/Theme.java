package io.votestream.query.domain.poll;

import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}-]+", UNICODE_CHARACTER_CLASS);
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-|-$");
  private static final Pattern DOTS = Pattern.compile("[.]+");

  /**
   * Joiners and tags are not among them: they make other letters and pictures of their neighbours.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

  static boolean alwaysListed(String slug) {
    return ALWAYS_LISTED.stream().anyMatch(theme -> theme.id().equals(slug));
  }

  /**
   * Lower case, with one hyphen for each run of blanks and hyphens, none at either end. All else
   * stays, so that different names have different slugs; only strokes and a name of dots are
   * written with their look-alikes, as a path cannot hold them. A slug's slug is itself. A text of
   * blanks alone has the slug {@code -}.
   */
  public static String slug(String text) {
    String slug =
        Normalizer.normalize(
            UNSEEN.matcher(text).replaceAll("").toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    slug = GAPS.matcher(slug).replaceAll("-").replace('/', '\u2215').replace('\\', '\u2216');
    slug = OUTER_HYPHENS.matcher(slug).replaceAll("");
    if (slug.isEmpty()) {
      return "-";
    }
    return DOTS.matcher(slug).matches() ? slug.replace('.', '\u2024') : slug;
  }
}
