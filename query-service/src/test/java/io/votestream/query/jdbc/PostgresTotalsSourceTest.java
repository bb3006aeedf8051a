package io.votestream.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.votestream.query.domain.statistics.Totals;
import io.votestream.query.running.Database;
import io.votestream.schemas.DatabaseUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresTotalsSourceTest {

  private final Database database = new Database();

  @Test
  void sumsByTheme() {
    assertThat(totals()).isEqualTo(new Totals(Map.of(), 0, 0, 0, 0, 0, 0));

    database.poll("a", "Sports");
    database.poll("b", "Sports");
    database.poll("c", "");
    database.tally("a", 9, List.of(1L, 2L), false, 1_000);
    database.tally("b", 9, List.of(4L), false, 3_000);
    database.tally("c", 9, List.of(8L), false, 2_000);
    database.tally("not yet a poll here, so perhaps hidden", 9, List.of(16L), false, 500);

    assertThat(totals())
        .isEqualTo(new Totals(Map.of("Sports", 7L, "", 8L), 3, 6, 9, 12, 3_000, 45));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after_vote", "after_close", "owner"})
  void hiddenNumbersAreInNoSum(String results) {
    database.poll("a", "Sports", results, "open", 1);
    database.tally("a", 9, List.of(1L), false, 1_000);
    assertThat(totals().ballots()).isZero();
    assertThat(totals().asOf()).isZero();

    database.poll("a", "Sports", results, "closed", 1);
    assertThat(totals().ballots()).as("closed, but more may have been counted").isZero();

    database.tally("a", 10, List.of(2L), true, 1_000);
    assertThat(totals().ballots()).as("final").isEqualTo(results.equals("owner") ? 0 : 2);
    assertThat(totals().votesAlwaysShown()).isZero();

    database.poll("a", "Sports", results, "open", 1);
    assertThat(totals().ballots()).as("reopened").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"always", "after_vote", "after_close"})
  void anUnlistedPollIsInNoSum(String results) {
    database.poll("a", "Board of 2031", results, "closed", 1);
    database.unlist("a");
    database.tally("a", 9, List.of(1L), true, 1_000);

    assertThat(totals()).isEqualTo(new Totals(Map.of(), 0, 0, 0, 0, 0, 0));
  }

  @Test
  void roundsAreOfThePollsThemeAndAnEarlierOneIsClosed() {
    database.poll("a", "Sports", "after_close", "open", 3);
    database.tally("a", 9, List.of(1L), true, 1_000);
    database.tally("a~2", 9, List.of(2L), true, 1_000);
    database.tally("a~3", 9, List.of(4L), true, 1_000);
    database.tally("a~x", 9, List.of(8L), false, 1_000);

    assertThat(totals().ballotsByTheme()).containsExactly(Map.entry("Sports", 3L));
  }

  private Totals totals() {
    try (HikariDataSource pool = PostgresPool.open(DatabaseUrl.parse(database.url()))) {
      return new PostgresTotalsSource(JdbcClient.create(pool)).totals();
    }
  }
}
