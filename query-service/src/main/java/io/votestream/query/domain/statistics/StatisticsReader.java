package io.votestream.query.domain.statistics;

import io.votestream.query.domain.poll.PollView;
import io.votestream.query.domain.poll.Theme;
import io.votestream.query.domain.source.SourceUnavailableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes {@link Statistics} of the poll view and the durable view's totals. */
public final class StatisticsReader {

  private final PollView polls;
  private final TotalsSource source;
  private final VoteRate rate = new VoteRate();
  private @Nullable Totals last;

  public StatisticsReader(PollView polls, TotalsSource source) {
    this.polls = polls;
    this.source = source;
  }

  /** With the totals of before, marked stale, where the view does not answer. */
  public synchronized Statistics read(Instant now) {
    boolean stale = false;
    try {
      last = source.totals();
      rate.add(now, last.votesAlwaysShown());
    } catch (SourceUnavailableException e) {
      stale = true;
    }
    OptionalDouble perSecond = rate.perSecond();
    return new Statistics(
        polls.census(now),
        last,
        last == null ? Map.of() : bySlug(last.ballotsByTheme()),
        stale || perSecond.isEmpty() ? null : perSecond.getAsDouble(),
        stale);
  }

  private static Map<String, Long> bySlug(Map<String, Long> byName) {
    Map<String, Long> bySlug = new HashMap<>();
    byName.forEach(
        (theme, ballots) -> {
          if (!theme.isBlank()) {
            bySlug.merge(Theme.slug(theme), ballots, Long::sum);
          }
        });
    return bySlug;
  }
}
