package io.votestream.ingest.domain.poll;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people see of a text, by the properties of the Unicode Character Database and the confusable
 * characters of UTS #39.
 */
final class Appearance {

  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  /**
   * Of two alphabets. Within one, people know their letters: else "com" would be "corn", as r and n
   * look like m.
   */
  private static final int ACROSS_ALPHABETS =
      SpoofChecker.MIXED_SCRIPT_CONFUSABLE | SpoofChecker.WHOLE_SCRIPT_CONFUSABLE;

  private static final int BRAILLE_BLANK = 0x2800;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;
  private static final int VIRAMA = 9;

  private Appearance() {}

  /** Whether there is anything to see: a mark needs something that it stands on. */
  static boolean isVisible(String text) {
    return text.codePoints().anyMatch(Appearance::hasShape);
  }

  private static boolean hasShape(int c) {
    if (isBlank(c) || isIgnorable(c)) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Whether two of these look the same to people, so that votes for one would be split. */
  static boolean anyAlike(List<String> texts) {
    Map<String, List<String>> bySkeleton = new HashMap<>();
    for (String text : texts) {
      String shown = shown(text);
      List<String> others =
          bySkeleton.computeIfAbsent(CONFUSABLES.getSkeleton(shown), s -> new ArrayList<>());
      if (others.stream().anyMatch(other -> alike(shown, other))) {
        return true;
      }
      others.add(shown);
    }
    return false;
  }

  private static boolean alike(String a, String b) {
    return a.equals(b) || (CONFUSABLES.areConfusable(a, b) & ACROSS_ALPHABETS) != 0;
  }

  /**
   * A text without what nobody sees: canonical equivalents are one, wide forms and ligatures are
   * what they stand for, runs of blanks are one blank. What is raised, circled or drawn in another
   * way is seen to be something else and stays.
   */
  static String shown(String text) {
    int[] points = COMPOSED.normalize(text).codePoints().toArray();
    StringBuilder shown = new StringBuilder(points.length);
    boolean blank = false;
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (isBlank(c)) {
        blank = !shown.isEmpty();
      } else if (!isIgnorable(c) || changesItsNeighbours(points, i)) {
        if (blank) {
          shown.append(' ');
          blank = false;
        }
        if (looksLikeItsParts(c)) {
          shown.append(COMPATIBLE.normalize(Character.toString(c)));
        } else {
          shown.appendCodePoint(c);
        }
      }
    }
    return COMPOSED.normalize(shown);
  }

  private static boolean isBlank(int c) {
    return UCharacter.isUWhiteSpace(c) || c == BRAILLE_BLANK;
  }

  private static boolean isIgnorable(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  /** Joiners in the scripts and pictures that they are made for, and the tags of a flag. */
  private static boolean changesItsNeighbours(int[] points, int at) {
    int c = points[at];
    if (at == 0) {
      return false;
    }
    int before = points[at - 1];
    if (c >= FIRST_TAG && c <= LAST_TAG) {
      return isPicture(before) || (before >= FIRST_TAG && before <= LAST_TAG);
    }
    if (c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER || at + 1 == points.length) {
      return false;
    }
    return joins(before)
        || UCharacter.getCombiningClass(before) == VIRAMA
        || (c == ZERO_WIDTH_JOINER && isPicture(points[at + 1]));
  }

  private static boolean joins(int c) {
    int type = UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
    return type == UCharacter.JoiningType.DUAL_JOINING
        || type == UCharacter.JoiningType.LEFT_JOINING;
  }

  private static boolean isPicture(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC);
  }

  private static boolean looksLikeItsParts(int c) {
    return switch (UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE)) {
      case UCharacter.DecompositionType.WIDE,
          UCharacter.DecompositionType.NARROW,
          UCharacter.DecompositionType.COMPAT,
          UCharacter.DecompositionType.NOBREAK,
          UCharacter.DecompositionType.INITIAL,
          UCharacter.DecompositionType.MEDIAL,
          UCharacter.DecompositionType.FINAL,
          UCharacter.DecompositionType.ISOLATED ->
          true;
      default -> false;
    };
  }
}
