package io.votestream.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.votestream.query.Polls;
import io.votestream.query.domain.receipt.Fate;
import io.votestream.query.domain.receipt.Fate.Status;
import io.votestream.query.running.Database;
import io.votestream.schemas.DatabaseUrl;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresFateSourceTest {

  private static final int PARTITION = 2;

  private static Database database;
  private static HikariDataSource pool;

  private final String poll = Polls.newId();
  private final long base = Math.abs((long) poll.hashCode()) * 1_000;

  @BeforeAll
  static void connect() {
    database = new Database();
    pool = PostgresPool.open(DatabaseUrl.parse(database.url()));
  }

  @AfterAll
  static void disconnect() {
    pool.close();
  }

  @Test
  void aPollWithoutTallyIsPending() {
    assertThat(fate(base)).isEqualTo(new Fate(Status.PENDING, null));
  }

  @Test
  void aPartitionThatIsNotFoldedIsPending() {
    folded(PARTITION + 1, base + 10, 0);

    assertThat(fate(base).status()).isEqualTo(Status.PENDING);
  }

  @Test
  void behindThePositionIsPending_upToItIsCounted() {
    folded(PARTITION, base + 10, 0);

    assertThat(fate(base + 11).status()).isEqualTo(Status.PENDING);
    assertThat(fate(base + 10).status()).isEqualTo(Status.COUNTED);
    assertThat(fate(base).status()).isEqualTo(Status.COUNTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DUPLICATE", "SUPERSEDED", "LATE", "INVALID"})
  void aRejectionIsTheFate(Status reason) {
    folded(PARTITION, base + 10, 1);
    boolean replaced = reason == Status.DUPLICATE || reason == Status.SUPERSEDED;
    reject(base + 5, reason, replaced ? base + 3 : -1, 1);

    assertThat(fate(base + 5)).isEqualTo(new Fate(reason, replaced ? base + 3 : null));
    assertThat(fate(base + 4).status()).isEqualTo(Status.COUNTED);
  }

  @Test
  void theTallyAheadOfTheRejectionsIsPending_thenTheRejectionArrives() {
    folded(PARTITION, base + 10, 2);
    reject(base + 5, Status.DUPLICATE, base + 3, 1);

    assertThat(fate(base + 4).status()).isEqualTo(Status.PENDING);
    assertThat(fate(base + 6).status()).isEqualTo(Status.PENDING);
    assertThat(fate(base + 5).status()).isEqualTo(Status.DUPLICATE);

    reject(base + 6, Status.DUPLICATE, base + 3, 2);

    assertThat(fate(base + 4).status()).isEqualTo(Status.COUNTED);
    assertThat(fate(base + 6).status()).isEqualTo(Status.DUPLICATE);
  }

  @Test
  void rejectionsAheadOfTheTallyArePending() {
    folded(PARTITION, base + 4, 0);
    reject(base + 5, Status.LATE, -1, 1);

    assertThat(fate(base + 5).status()).isEqualTo(Status.PENDING);
    assertThat(fate(base + 4).status()).isEqualTo(Status.COUNTED);
  }

  @Test
  void rejectionsOfOtherPollsAndPartitionsSayNothing() {
    folded(PARTITION, base + 10, 1);
    database.rejection(poll, PARTITION + 1, base + 7, "late", -1, 9);
    database.rejection(Polls.newId(), PARTITION, base + 8, "late", -1, 9);

    assertThat(fate(base + 9).status()).isEqualTo(Status.PENDING);
  }

  private Fate fate(long offset) {
    PostgresFateSource source = new PostgresFateSource(JdbcClient.create(pool));
    return Fate.of(source.evidence(poll, PARTITION, offset), offset);
  }

  private void folded(int partition, long offset, long rejections) {
    String positions =
        "[{\"partition\":0,\"offset\":1,\"rejections\":0,\"epoch\":1},"
            + "{\"partition\":%d,\"offset\":%d,\"rejections\":%d,\"epoch\":1}]"
                .formatted(partition, offset, rejections);
    database.tally(poll, 5, List.of(1L, 1L), false, 1_700_000_000_000L, positions);
  }

  private void reject(long offset, Status reason, long inFavourOf, long sequence) {
    database.rejection(poll, PARTITION, offset, reason.wireName(), inFavourOf, sequence);
  }
}
