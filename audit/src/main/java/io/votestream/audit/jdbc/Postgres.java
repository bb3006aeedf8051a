package io.votestream.audit.jdbc;

import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.schemas.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One connection that only reads, opened when it is first needed. */
public final class Postgres implements AutoCloseable {

  private static final String VIEW = "postgres";
  private static final String SECONDS = "10";

  private final DatabaseUrl url;
  private @Nullable Connection connection;

  public Postgres(DatabaseUrl url) {
    this.url = url;
  }

  /** Something to ask; what it returns has been read to its end. */
  interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }

  <T> T ask(Query<T> query) throws ViewUnavailableException {
    try {
      if (connection == null) {
        connection = open();
      }
      T answer = query.ask(connection);
      connection.rollback();
      return answer;
    } catch (SQLException e) {
      throw new ViewUnavailableException(VIEW, e);
    }
  }

  private Connection open() throws SQLException {
    Properties properties = new Properties();
    if (url.user() != null) {
      properties.setProperty("user", url.user());
    }
    if (url.password() != null) {
      properties.setProperty("password", url.password());
    }
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("readOnly", "true");
    Connection opened = DriverManager.getConnection(url.jdbcUrl(), properties);
    // A cursor instead of the whole answer in memory works only inside a transaction.
    opened.setAutoCommit(false);
    return opened;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
