package io.votestream.tally.jdbc;

import io.votestream.tally.domain.ViewPositions;
import io.votestream.tally.domain.ViewPositionsContract;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresPositionsTest extends ViewPositionsContract {

  private static final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.shared());

  private static final ViewPositions positions =
      new PostgresPositions(jdbc, new Migrations(TestDatabase.shared()));

  @Override
  protected ViewPositions positions() {
    return positions;
  }

  @Override
  protected void empty() {
    jdbc.execute("TRUNCATE polls, tallies, rejections, snapshot_positions");
  }
}
