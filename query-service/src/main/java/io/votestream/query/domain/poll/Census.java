package io.votestream.query.domain.poll;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many polls there are.
 *
 * @param byStatus with every status
 * @param byTheme by the theme's slug, without polls that have no theme
 */
public record Census(Map<ShownStatus, Long> byStatus, Map<String, ThemeCount> byTheme) {

  /** Themes are whatever owners write, so a list of them needs a bound. */
  private static final int MAX_LISTED = 100;

  /** Polls of one theme. */
  public record ThemeCount(Theme theme, long polls) {}

  /** The three themes that are always there, then the others, those with most polls first. */
  public List<ThemeCount> listedThemes() {
    Stream<ThemeCount> always =
        Theme.ALWAYS_LISTED.stream().map(theme -> new ThemeCount(theme, polls(theme.id())));
    Stream<ThemeCount> others =
        byTheme.values().stream()
            .filter(count -> !Theme.alwaysListed(count.theme().id()))
            .sorted(
                comparing(ThemeCount::polls).reversed().thenComparing(count -> count.theme().id()));
    return Stream.concat(always, others).limit(MAX_LISTED).toList();
  }

  public boolean knows(String slug) {
    return Theme.alwaysListed(slug) || byTheme.containsKey(slug);
  }

  private long polls(String slug) {
    ThemeCount count = byTheme.get(slug);
    return count == null ? 0 : count.polls();
  }

  static Census of(Iterable<ListedPoll> oldestFirst, Instant now) {
    Map<ShownStatus, Long> byStatus = new EnumMap<>(ShownStatus.class);
    for (ShownStatus status : ShownStatus.values()) {
      byStatus.put(status, 0L);
    }
    Map<String, ThemeCount> byTheme = new HashMap<>();
    for (ListedPoll listed : oldestFirst) {
      byStatus.merge(ShownStatus.of(listed.poll(), now), 1L, Long::sum);
      if (!listed.themeSlug().isEmpty()) {
        Theme theme = new Theme(listed.themeSlug(), listed.poll().getTheme());
        byTheme.merge(
            theme.id(),
            new ThemeCount(theme, 1),
            (known, one) -> new ThemeCount(known.theme(), known.polls() + 1));
      }
    }
    return new Census(byStatus, byTheme);
  }
}
