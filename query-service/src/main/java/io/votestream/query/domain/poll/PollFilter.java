package io.votestream.query.domain.poll;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which polls a list shows; null and empty parts let every poll pass.
 *
 * @param themeSlug see {@link Theme#slug}
 * @param words each must occur somewhere in question, theme or options, see {@link SearchText}
 */
public record PollFilter(
    @Nullable String themeSlug, @Nullable ShownStatus status, List<String> words) {

  /**
   * @param theme a theme's id or its name
   * @param search words separated by blanks or dashes; nothing but those lets every poll pass
   */
  public static PollFilter of(
      @Nullable String theme, @Nullable ShownStatus status, @Nullable String search) {
    return new PollFilter(
        theme == null ? null : Theme.slug(theme),
        status,
        search == null ? List.of() : SearchText.words(search));
  }

  boolean passes(ListedPoll listed, Instant now) {
    return (themeSlug == null || themeSlug.equals(listed.themeSlug()))
        && (status == null || status == ShownStatus.of(listed.poll(), now))
        && listed.searchText().holds(words);
  }
}
