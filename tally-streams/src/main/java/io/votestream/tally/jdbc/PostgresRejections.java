package io.votestream.tally.jdbc;

import io.votestream.schemas.v1.Rejection;
import io.votestream.tally.domain.RejectionSnapshots;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table `rejections`. Who sees a poll's rejection of some number in a partition takes it that
 * all smaller numbers are there too; {@link PostgresPositions} sees to that.
 */
public final class PostgresRejections implements RejectionSnapshots {

  private static final String INSERT =
      """
      INSERT INTO rejections
        (vote_partition, vote_offset, poll_id, reason, in_favour_of, sequence)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String REASON_PREFIX = "REJECTION_REASON_";

  private final JdbcTemplate jdbc;
  private final Migrations migrations;

  public PostgresRejections(JdbcTemplate jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Override
  public void saveRejections(Collection<Rejection> rejections) {
    migrations.before(
        () -> jdbc.batchUpdate(INSERT, rejections, rejections.size(), PostgresRejections::bind));
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
