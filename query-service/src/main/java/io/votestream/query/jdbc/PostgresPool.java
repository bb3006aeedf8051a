package io.votestream.query.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.votestream.schemas.DatabaseUrl;

/**
 * The pool of connections to Postgres. Nothing in it waits longer than about a second, also where
 * the server is there but does not answer, and it starts without the server.
 */
public final class PostgresPool {

  private static final int MAX_CONNECTIONS = 4;
  private static final int WAIT_MILLIS = 1_000;
  private static final int VALIDATION_MILLIS = 500;

  private PostgresPool() {}

  /**
   * @param url DATABASE_URL
   */
  public static HikariDataSource open(DatabaseUrl url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setReadOnly(true);
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.setInitializationFailTimeout(-1);
    // Seconds; a stopped server is noticed by the socket, a slow statement by the server.
    config.addDataSourceProperty("connectTimeout", "1");
    config.addDataSourceProperty("loginTimeout", "1");
    config.addDataSourceProperty("socketTimeout", "1");
    config.addDataSourceProperty("options", "-c statement_timeout=900");
    config.addDataSourceProperty("ApplicationName", "query-service");
    return new HikariDataSource(config);
  }
}
