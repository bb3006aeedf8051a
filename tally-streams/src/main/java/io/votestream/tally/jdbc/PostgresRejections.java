package io.votestream.tally.jdbc;

import io.votestream.schemas.v1.Rejection;
import io.votestream.tally.domain.RejectionSnapshots;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table `rejections`. */
public final class PostgresRejections implements RejectionSnapshots {

  private static final String INSERT =
      """
      INSERT INTO rejections
        (vote_partition, vote_offset, poll_id, reason, in_favour_of, sequence)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String REASON_PREFIX = "REJECTION_REASON_";

  /**
   * A large batch becomes visible piece by piece. Whoever sees a poll's rejection of some number in
   * a partition takes it that all smaller numbers are there too: without it a receipt would say
   * "counted" of a vote that is not. Being the same for every writer, it lets no two deadlock.
   */
  private static final Comparator<Rejection> BY_NUMBER =
      Comparator.comparingInt(Rejection::getPartition)
          .thenComparing(Rejection::getPollId)
          .thenComparingLong(Rejection::getSequence);

  private final JdbcTemplate jdbc;
  private final Migrations migrations;

  public PostgresRejections(JdbcTemplate jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Override
  public void saveRejections(Collection<Rejection> rejections) {
    List<Rejection> byNumber = rejections.stream().sorted(BY_NUMBER).toList();
    migrations.before(
        () -> jdbc.batchUpdate(INSERT, byNumber, byNumber.size(), PostgresRejections::bind));
  }

  private static void bind(PreparedStatement row, Rejection rejection) throws SQLException {
    row.setInt(1, rejection.getPartition());
    row.setLong(2, rejection.getOffset());
    row.setString(3, rejection.getPollId());
    row.setString(
        4, rejection.getReason().name().substring(REASON_PREFIX.length()).toLowerCase(Locale.ROOT));
    if (rejection.getInFavourOf() < 0) {
      row.setNull(5, Types.BIGINT);
    } else {
      row.setLong(5, rejection.getInFavourOf());
    }
    row.setLong(6, rejection.getSequence());
  }
}
