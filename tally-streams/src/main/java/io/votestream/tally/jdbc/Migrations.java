package io.votestream.tally.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before the first write rather than at start, so that the tally goes
 * on without Postgres.
 */
public final class Migrations {

  private final DataSource database;
  private volatile boolean done;

  public Migrations(DataSource database) {
    this.database = database;
  }

  /**
   * @throws RuntimeException if Postgres does not answer; to be called again
   */
  void ensureDone() {
    if (!done) {
      migrate();
    }
  }

  private synchronized void migrate() {
    if (!done) {
      Flyway.configure().dataSource(database).connectRetries(0).load().migrate();
      done = true;
    }
  }
}
