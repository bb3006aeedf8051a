package io.votestream.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.votestream.query.domain.Totals;
import io.votestream.query.running.Database;
import io.votestream.schemas.DatabaseUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresTotalsSourceTest {

  @Test
  void sumsByTheme() {
    Database database = new Database();
    try (HikariDataSource pool = PostgresPool.open(DatabaseUrl.parse(database.url()))) {
      PostgresTotalsSource source = new PostgresTotalsSource(JdbcClient.create(pool));

      assertThat(source.totals()).isEqualTo(new Totals(Map.of(), 0, 0, 0, 0, 0));

      database.poll("a", "Sports");
      database.poll("b", "Sports");
      database.poll("c", "");
      database.tally("a", 9, List.of(1L, 2L), false, 1_000);
      database.tally("b", 9, List.of(4L), false, 3_000);
      database.tally("c", 9, List.of(8L), false, 2_000);
      database.tally("not yet a poll here", 9, List.of(16L), false, 500);

      assertThat(source.totals())
          .isEqualTo(new Totals(Map.of("Sports", 7L, "", 24L), 4, 8, 12, 16, 3_000));
    }
  }
}
