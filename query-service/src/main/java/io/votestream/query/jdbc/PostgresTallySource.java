package io.votestream.query.jdbc;

import io.votestream.query.domain.TallySnapshot;
import io.votestream.query.domain.TallySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table {@code tallies} that tally-streams writes. */
public final class PostgresTallySource implements TallySource {

  private static final String FIND =
      "select version, ballots, counts, final, as_of from tallies where poll_id = ?";

  private final JdbcClient jdbc;

  public PostgresTallySource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<TallySnapshot> find(String pollId) {
    return Reading.read(
        () -> jdbc.sql(FIND).param(pollId).query(PostgresTallySource::tally).optional());
  }

  private static TallySnapshot tally(ResultSet row, int number) throws SQLException {
    return new TallySnapshot(
        row.getLong("version"),
        row.getLong("ballots"),
        List.of((Long[]) row.getArray("counts").getArray()),
        row.getBoolean("final"),
        row.getTimestamp("as_of").getTime());
  }
}
