package io.votestream.query.jdbc;

import io.votestream.query.domain.statistics.Totals;
import io.votestream.query.domain.statistics.TotalsSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums the table {@code tallies} by theme, without unlisted polls and the numbers of hidden ones.
 * Those of a closed round are added once they are final: then no vote of a reopening can be among
 * them, whichever of the two tables is ahead.
 */
public final class PostgresTotalsSource implements TotalsSource {

  private static final String TOTALS =
      """
      select p.theme,
             sum(t.ballots)::bigint as ballots,
             sum(t.duplicate)::bigint as duplicate,
             sum(t.superseded)::bigint as superseded,
             sum(t.late)::bigint as late,
             sum(t.invalid)::bigint as invalid,
             max(t.as_of) as as_of,
             coalesce(sum(t.ballots + t.duplicate + t.superseded + t.late + t.invalid)
               filter (where p.results = 'always'), 0)::bigint as votes_always_shown
      from tallies t join polls p on p.id = split_part(t.poll_id, '~', 1)
      where p.listed
        and (p.results = 'always'
             or (p.results in ('after_vote', 'after_close')
                 and t.final
                 and (p.status = 'closed'
                      or t.poll_id <> p.id || case when p.round > 1 then '~' || p.round else '' end)))
      group by p.theme
      """;

  private final JdbcClient jdbc;

  public PostgresTotalsSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Totals totals() {
    List<Totals> themes =
        Reading.read(() -> jdbc.sql(TOTALS).query(PostgresTotalsSource::ofTheme).list());
    Map<String, Long> ballots =
        themes.stream()
            .flatMap(theme -> theme.ballotsByTheme().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Totals(
        ballots,
        themes.stream().mapToLong(Totals::duplicate).sum(),
        themes.stream().mapToLong(Totals::superseded).sum(),
        themes.stream().mapToLong(Totals::late).sum(),
        themes.stream().mapToLong(Totals::invalid).sum(),
        themes.stream().mapToLong(Totals::asOf).max().orElse(0),
        themes.stream().mapToLong(Totals::votesAlwaysShown).sum());
  }

  private static Totals ofTheme(ResultSet row, int number) throws SQLException {
    return new Totals(
        Map.of(row.getString("theme"), row.getLong("ballots")),
        row.getLong("duplicate"),
        row.getLong("superseded"),
        row.getLong("late"),
        row.getLong("invalid"),
        row.getTimestamp("as_of").getTime(),
        row.getLong("votes_always_shown"));
  }
}
