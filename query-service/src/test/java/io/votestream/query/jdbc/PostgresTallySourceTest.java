package io.votestream.query.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.query.domain.results.TallySource;
import io.votestream.query.domain.results.TallySourceContract;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.query.running.Database;
import io.votestream.schemas.DatabaseUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresTallySourceTest implements TallySourceContract {

  private static Database database;
  private static HikariDataSource pool;

  @BeforeAll
  static void connect() {
    database = new Database();
    pool = PostgresPool.open(DatabaseUrl.parse(database.url()));
  }

  @AfterAll
  static void disconnect() {
    pool.close();
  }

  @Override
  public TallySource source() {
    return new PostgresTallySource(JdbcClient.create(pool));
  }

  @Override
  public void store(String pollId, TallySnapshot tally) {
    database.tally(pollId, tally);
  }

  @Test
  void nobodyThere() {
    String url = "postgresql://a:b@127.0.0.1:1/none";
    try (HikariDataSource nowhere = PostgresPool.open(DatabaseUrl.parse(url))) {
      PostgresTallySource source = new PostgresTallySource(JdbcClient.create(nowhere));

      assertThatThrownBy(() -> source.find("a")).isInstanceOf(SourceUnavailableException.class);
      PostgresPing ping = new PostgresPing(DatabaseUrl.parse(url));
      assertThatThrownBy(ping::ping).isInstanceOf(SourceUnavailableException.class);
    }
  }

  @Test
  void tablesNotYetThere() {
    String url = database.url().replaceFirst("/[^/]*$", "/postgres");
    try (HikariDataSource empty = PostgresPool.open(DatabaseUrl.parse(url))) {
      PostgresTallySource source = new PostgresTallySource(JdbcClient.create(empty));

      assertThatThrownBy(() -> source.find("a")).isInstanceOf(SourceUnavailableException.class);
    }
  }
}
