package io.votestream.query.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The weak comparison of RFC 9110 §13.1.2. */
final class EntityTags {

  private EntityTags() {}

  /**
   * @param ifNoneMatch the header, null if absent
   * @param tag the current representation's
   */
  static boolean match(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || opaque(known).equals(opaque(tag)));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
