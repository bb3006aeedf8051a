package io.votestream.query.jdbc;

import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Asks Postgres for a new connection and an answer. The pool would not do: its connections go on
 * working when the server that must replace them has stopped.
 */
public final class PostgresPing {

  private final String url;
  private final Properties settings = new Properties();

  public PostgresPing(DatabaseUrl database) {
    url = database.jdbcUrl();
    if (database.user() != null) {
      settings.setProperty("user", database.user());
    }
    if (database.password() != null) {
      settings.setProperty("password", database.password());
    }
    // Seconds.
    settings.setProperty("connectTimeout", "1");
    settings.setProperty("loginTimeout", "1");
    settings.setProperty("socketTimeout", "1");
    settings.setProperty("ApplicationName", "query-service health");
  }

  /**
   * @throws SourceUnavailableException if there is none within about a second
   */
  public void ping() {
    try (Connection connection = DriverManager.getConnection(url, settings)) {
      if (!connection.isValid(1)) {
        throw new SourceUnavailableException("postgres: connected, but no answer", null);
      }
    } catch (SQLException e) {
      throw new SourceUnavailableException("postgres: " + e.getMessage(), e);
    }
  }
}
