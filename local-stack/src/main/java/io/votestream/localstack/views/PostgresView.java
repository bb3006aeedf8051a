package io.votestream.localstack.views;

import io.votestream.schemas.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The tables that tally-streams writes. */
public final class PostgresView implements View {

  private final DatabaseUrl url;

  /**
   * @param databaseUrl in the form that psql takes
   */
  public PostgresView(String databaseUrl) {
    this.url = DatabaseUrl.parse(databaseUrl);
  }

  /**
   * Empties what the topics can refill. {@code tally_history} stays: its rows were true when they
   * were written, and the compacted topic of tallies no longer holds them.
   */
  @Override
  public void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (hasTables(statement)) {
        statement.execute("TRUNCATE polls, tallies, rejections, snapshot_positions");
      }
    }
  }

  @Override
  public Map<String, Long> positions() throws SQLException {
    Map<String, Long> positions = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (hasTables(statement)) {
        try (ResultSet row =
            statement.executeQuery("SELECT partition, next FROM snapshot_positions")) {
          while (row.next()) {
            positions.put(row.getString(1), row.getLong(2));
          }
        }
      }
    }
    return positions;
  }

  @Override
  public String figures() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return hasTables(statement) ? figures(statement) : "Postgres without tables";
    }
  }

  /** A new database gets its tables with tally-streams' first write. */
  private static boolean hasTables(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT to_regclass('snapshot_positions') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String figures(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
                SELECT (SELECT count(*) FROM polls),
                       (SELECT count(*) FROM tallies),
                       (SELECT coalesce(sum(ballots), 0) FROM tallies),
                       (SELECT count(*) FROM rejections)
                """)) {
      row.next();
      return "Postgres %d polls, %d tallies with %d ballots, %d rejections"
          .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
