package io.votestream.query.domain.poll;

import static java.util.stream.Collectors.joining;

import com.ibm.icu.text.CollationElementIterator;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.text.UnicodeSetSpanner;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a text a search compares: its letters, as the search collation of CLDR tells them apart
 * at the primary strength of UTS #10. Case, accents, vowel points, width, ligatures and what cannot
 * be seen make no difference there; the vowel signs of Indic scripts, й and и, C# and C++ do.
 *
 * @param weights primary weights, with that of a blank between words
 */
record SearchText(String weights) {

  private static final RuleBasedCollator LETTERS =
      (RuleBasedCollator)
          Collator.getInstance(ULocale.forLanguageTag("und-u-co-search-ks-level1")).freeze();

  private static final Normalizer2 PARTS = Normalizer2.getNFKDInstance();

  /** Typed in many ways, or left out. */
  private static final UnicodeSetSpanner QUOTES =
      new UnicodeSetSpanner(
          new UnicodeSet("[[:Quotation_Mark:]`\\u00b4\\u02bb\\u02bc\\u2032]").freeze());

  private static final UnicodeSetSpanner GAPS =
      new UnicodeSetSpanner(new UnicodeSet("[[:White_Space:][:Dash:]]").freeze());

  /** Of all these texts. */
  static SearchText of(Stream<String> texts) {
    return new SearchText(weights(spaced(texts.collect(joining("\n")))));
  }

  /** The words of a search, none where there is nothing to look for. */
  static List<String> words(String text) {
    return Stream.of(spaced(text).split(" "))
        .map(SearchText::weights)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether each word occurs somewhere. */
  boolean holds(List<String> words) {
    return words.stream().allMatch(weights::contains);
  }

  private static String spaced(String text) {
    return GAPS.replaceFrom(QUOTES.deleteFrom(text), " ");
  }

  private static String weights(String text) {
    StringBuilder weights = new StringBuilder(text.length());
    CollationElementIterator elements =
        LETTERS.getCollationElementIterator(withOwnLetters(PARTS.normalize(text)));
    for (int element = elements.next();
        element != CollationElementIterator.NULLORDER;
        element = elements.next()) {
      int primary = CollationElementIterator.primaryOrder(element);
      if (primary != 0) {
        weights.append((char) primary);
      }
    }
    return weights.toString();
  }

  /**
   * The small letter of I is ı in Turkish and i elsewhere, and of ISPARTA nobody can say which. The
   * marks of Japanese sounds make others of them: haha is not papa.
   */
  private static String withOwnLetters(String decomposed) {
    return decomposed
        .replace('\u0131', 'i')
        .replace('\u3099', '\u309b')
        .replace('\u309a', '\u309c');
  }
}
