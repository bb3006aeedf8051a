package io.votestream.tally.jdbc;

import io.votestream.schemas.DatabaseUrl;
import io.votestream.testparts.RealPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A database without tables at first, one for all tests of this package. */
final class TestDatabase {

  private static final PGSimpleDataSource SHARED = open();

  private TestDatabase() {}

  static PGSimpleDataSource shared() {
    return SHARED;
  }

  private static PGSimpleDataSource open() {
    DatabaseUrl url = DatabaseUrl.parse(RealPostgres.freshDatabase());
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url.jdbcUrl());
    database.setUser(url.user());
    database.setPassword(url.password());
    database.setConnectTimeout(2);
    database.setSocketTimeout(3);
    return database;
  }
}
