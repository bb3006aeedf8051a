package io.votestream.query.jdbc;

import io.votestream.query.domain.results.HistoryPoint;
import io.votestream.query.domain.results.HistorySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table {@code tally_history} that tally-streams writes. */
public final class PostgresHistorySource implements HistorySource {

  private static final String NEWEST =
      """
      select at, version, ballots, counts from tally_history
      where poll_id = ? order by at desc limit ?
      """;

  private final JdbcClient jdbc;

  public PostgresHistorySource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<HistoryPoint> newest(String logId, int limit) {
    return Reading.read(
            () -> jdbc.sql(NEWEST).params(logId, limit).query(PostgresHistorySource::point).list())
        .reversed();
  }

  private static HistoryPoint point(ResultSet row, int number) throws SQLException {
    return new HistoryPoint(
        row.getTimestamp("at").getTime(),
        row.getLong("version"),
        row.getLong("ballots"),
        List.of((Long[]) row.getArray("counts").getArray()));
  }
}
