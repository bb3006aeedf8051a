package io.votestream.query.jdbc;

import io.votestream.query.domain.Totals;
import io.votestream.query.domain.TotalsSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums the table {@code tallies} by theme. */
public final class PostgresTotalsSource implements TotalsSource {

  private static final String TOTALS =
      """
      select coalesce(p.theme, '') as theme,
             sum(t.ballots)::bigint as ballots,
             sum(t.duplicate)::bigint as duplicate,
             sum(t.superseded)::bigint as superseded,
             sum(t.late)::bigint as late,
             sum(t.invalid)::bigint as invalid,
             max(t.as_of) as as_of
      from tallies t left join polls p on p.id = t.poll_id
      group by coalesce(p.theme, '')
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
        themes.stream().mapToLong(Totals::asOf).max().orElse(0));
  }

  private static Totals ofTheme(ResultSet row, int number) throws SQLException {
    return new Totals(
        Map.of(row.getString("theme"), row.getLong("ballots")),
        row.getLong("duplicate"),
        row.getLong("superseded"),
        row.getLong("late"),
        row.getLong("invalid"),
        row.getTimestamp("as_of").getTime());
  }
}
