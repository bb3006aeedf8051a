package io.votestream.tally.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * Brings the schema up to date before the first write rather than at start, so that the tally goes
 * on without Postgres; and again when a write finds a table gone, so that an emptied database heals
 * without a restart.
 */
public final class Migrations {

  private final DataSource database;
  private boolean done;

  public Migrations(DataSource database) {
    this.database = database;
  }

  /**
   * @throws RuntimeException if Postgres does not answer; to be called again
   */
  synchronized void before(Runnable write) {
    if (!done) {
      Flyway.configure().dataSource(database).connectRetries(0).load().migrate();
      done = true;
    }
    try {
      write.run();
    } catch (BadSqlGrammarException e) {
      done = false;
      throw e;
    }
  }
}
