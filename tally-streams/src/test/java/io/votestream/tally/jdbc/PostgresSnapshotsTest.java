package io.votestream.tally.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.Rejection;
import io.votestream.schemas.v1.RejectionReason;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.TallySnapshots;
import io.votestream.tally.domain.TallySnapshotsContract;
import io.votestream.testparts.RealPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresSnapshotsTest extends TallySnapshotsContract {

  private static final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.shared());
  private static final Migrations migrations = new Migrations(TestDatabase.shared());

  private final PostgresTallies tallies = new PostgresTallies(jdbc, migrations);
  private final PostgresPolls polls = new PostgresPolls(jdbc, migrations);
  private final PostgresRejections rejections = new PostgresRejections(jdbc, migrations);

  @Test
  void keepsTheNewestStateOfAPoll() {
    Poll open =
        Poll.newBuilder()
            .setId("state")
            .setQuestion("Tea or coffee?")
            .addOptions(PollOption.newBuilder().setText("Tea"))
            .addOptions(PollOption.newBuilder().setText("Coffee"))
            .setStatus(PollStatus.POLL_STATUS_OPEN)
            .setVersion(3)
            .build();
    polls.savePolls(
        List.of(open.toBuilder().setStatus(PollStatus.POLL_STATUS_CLOSED).setVersion(5).build()));
    polls.savePolls(List.of(open));
    assertThat(jdbc.queryForObject("SELECT status FROM polls WHERE id = 'state'", String.class))
        .isEqualTo("closed");
  }

  @Test
  void theKindTheRoundAndTheListingOfAPoll() {
    polls.savePolls(
        List.of(
            Poll.newBuilder()
                .setId("kind")
                .setRules(
                    PollRules.newBuilder().setKind(BallotKind.BALLOT_KIND_RATING).setLevels(5))
                .setVersion((1 << 20) + 3)
                .setRound(2)
                .setUnlisted(true)
                .build(),
            Poll.newBuilder().setId("plain").setVersion(3).build()));
    assertThat(jdbc.queryForMap("SELECT kind, levels, round, listed FROM polls WHERE id = 'kind'"))
        .isEqualTo(Map.of("kind", "rating", "levels", 5, "round", 2, "listed", false));
    assertThat(jdbc.queryForMap("SELECT kind, levels, round, listed FROM polls WHERE id = 'plain'"))
        .isEqualTo(Map.of("kind", "choice", "levels", 0, "round", 1, "listed", true));
  }

  @Test
  void rankingsOfTheNewestTally() {
    Tally first = ranked("ranks", 3);
    Tally second = ranked("ranks", 4).toBuilder().clearRankings().build();
    tallies.save(List.of(second));
    tallies.save(List.of(first));
    assertThat(rankings("ranks")).isEqualTo("[]");
    tallies.save(List.of(ranked("ranks", 5)));
    assertThat(rankings("ranks"))
        .isEqualTo(
            "[{\"ballots\": 4, \"ranking\": [0]}, {\"ballots\": 7, \"ranking\": [2, 0, 1]}]");
  }

  private static @Nullable String rankings(String pollId) {
    return jdbc.queryForObject(
        "SELECT rankings::text FROM tallies WHERE poll_id = ?", String.class, pollId);
  }

  @Test
  void aRejectionIsStoredOnce() {
    Rejection rejection =
        Rejection.newBuilder()
            .setPollId("rejecting")
            .setPartition(2)
            .setOffset(9)
            .setReason(RejectionReason.REJECTION_REASON_DUPLICATE)
            .setInFavourOf(4)
            .setSequence(1)
            .build();
    rejections.saveRejections(List.of(rejection));
    rejections.saveRejections(List.of(rejection));
    assertThat(jdbc.queryForMap("SELECT * FROM rejections WHERE poll_id = 'rejecting'"))
        .containsEntry("reason", "duplicate")
        .containsEntry("in_favour_of", 4L)
        .containsEntry("sequence", 1L);
  }

  @Test
  void nothingIsSeenOfABatchThatIsHalfWritten() throws Exception {
    int all = 4_000;
    List<Rejection> batch =
        IntStream.rangeClosed(1, all)
            .mapToObj(number -> superseded("half", all - number, number))
            .toList();
    PostgresPositions positions = new PostgresPositions(jdbc, migrations);
    try (Connection other = TestDatabase.shared().getConnection();
        ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      try (Statement first = other.createStatement()) {
        // Who writes the same row waits for the end of this transaction.
        first.execute(
            "INSERT INTO rejections VALUES (0, %d, 'half', 'late', NULL, %d)"
                .formatted(all / 2, all / 2));
      }
      Future<?> writing =
          writer.submit(
              () ->
                  positions.advance(
                      Map.of("rejections-9", 0L),
                      Map.of("rejections-9", (long) all),
                      () -> rejections.saveRejections(batch)));
      awaitOneThatWaits();
      assertThat(seen("half")).isZero();
      other.rollback();
      writing.get(10, TimeUnit.SECONDS);
    }
    assertThat(seen("half")).isEqualTo(all);
    assertThat(positions.stored()).containsEntry("rejections-9", (long) all);
  }

  private static Rejection superseded(String pollId, long offset, long number) {
    return Rejection.newBuilder()
        .setPollId(pollId)
        .setOffset(offset)
        .setReason(RejectionReason.REJECTION_REASON_SUPERSEDED)
        .setInFavourOf(offset + 1)
        .setSequence(number)
        .build();
  }

  private static long seen(String pollId) {
    Long seen =
        jdbc.queryForObject(
            "SELECT count(*) FROM rejections WHERE poll_id = ?", Long.class, pollId);
    return seen == null ? 0 : seen;
  }

  private static void awaitOneThatWaits() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      Boolean waits =
          jdbc.queryForObject(
              "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)", Boolean.class);
      if (Boolean.TRUE.equals(waits)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nobody waits");
  }

  @Test
  void historyKeepsTheLastTallyOfTenSeconds() {
    tallies.save(List.of(tally("history", 1, 1), tally("history", 2, 2)));
    tallies.save(List.of(tally("history", 20_000, 9)));
    assertThat(
            jdbc.queryForList(
                "SELECT version FROM tally_history WHERE poll_id = 'history' ORDER BY at",
                Long.class))
        .containsExactly(2L, 20_000L);
  }

  @Override
  protected TallySnapshots store() {
    return tallies;
  }

  @Override
  protected @Nullable String stored(String pollId) {
    return jdbc
        .query(
            "SELECT version, ballots FROM tallies WHERE poll_id = ?",
            (row, number) -> row.getLong(1) + " of " + row.getLong(2),
            pollId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  protected void suspend() {
    RealPostgres.suspend();
  }

  @Override
  protected void resume() {
    RealPostgres.resume();
  }
}
