package io.votestream.tally.jdbc;

import io.votestream.schemas.v1.PartitionPosition;
import io.votestream.schemas.v1.RejectedCounts;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.HistoryPoint;
import io.votestream.tally.domain.Newest;
import io.votestream.tally.domain.TallySnapshots;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables `tallies` and `tally_history`. */
public final class PostgresTallies implements TallySnapshots {

  private static final String UPSERT =
      """
      INSERT INTO tallies AS stored
        (poll_id, version, ballots, counts, duplicate, superseded, late, invalid, positions, final,
         as_of, rankings)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb)
      ON CONFLICT (poll_id) DO UPDATE SET
        version = excluded.version, ballots = excluded.ballots, counts = excluded.counts,
        duplicate = excluded.duplicate, superseded = excluded.superseded, late = excluded.late,
        invalid = excluded.invalid, positions = excluded.positions, final = excluded.final,
        as_of = excluded.as_of, rankings = excluded.rankings
      WHERE excluded.version > stored.version
      """;

  private static final String UPSERT_HISTORY =
      """
      INSERT INTO tally_history AS stored (poll_id, at, version, ballots, counts)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (poll_id, at) DO UPDATE SET
        version = excluded.version, ballots = excluded.ballots, counts = excluded.counts
      WHERE excluded.version > stored.version
      """;

  private final JdbcTemplate jdbc;
  private final Migrations migrations;

  public PostgresTallies(JdbcTemplate jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Override
  public void save(Collection<Tally> tallies) {
    Collection<HistoryPoint> history = Newest.history(tallies);
    Collection<Tally> newest = Newest.tallies(tallies);
    migrations.before(
        () -> {
          jdbc.batchUpdate(UPSERT_HISTORY, history, history.size(), PostgresTallies::bindHistory);
          jdbc.batchUpdate(UPSERT, newest, newest.size(), PostgresTallies::bind);
        });
  }

  private static void bind(PreparedStatement row, Tally tally) throws SQLException {
    RejectedCounts rejected = tally.getRejected();
    row.setString(1, tally.getPollId());
    row.setLong(2, tally.getVersion());
    row.setLong(3, tally.getBallots());
    row.setArray(4, counts(row, tally));
    row.setLong(5, rejected.getDuplicate());
    row.setLong(6, rejected.getSuperseded());
    row.setLong(7, rejected.getLate());
    row.setLong(8, rejected.getInvalid());
    row.setString(9, positions(tally));
    row.setBoolean(10, tally.getFinal());
    row.setTimestamp(11, PostgresTimes.of(tally.getAsOf()));
    row.setString(12, rankings(tally));
  }

  private static void bindHistory(PreparedStatement row, HistoryPoint point) throws SQLException {
    Tally tally = point.tally();
    row.setString(1, tally.getPollId());
    row.setTimestamp(2, PostgresTimes.of(point.at()));
    row.setLong(3, tally.getVersion());
    row.setLong(4, tally.getBallots());
    row.setArray(5, counts(row, tally));
  }

  private static Array counts(PreparedStatement row, Tally tally) throws SQLException {
    return row.getConnection().createArrayOf("bigint", tally.getCountsList().toArray());
  }

  private static String positions(Tally tally) {
    return tally.getPositionsList().stream()
        .map(PostgresTallies::position)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String position(PartitionPosition position) {
    return "{\"partition\":%d,\"offset\":%d,\"rejections\":%d,\"epoch\":%d}"
        .formatted(
            position.getPartition(),
            position.getOffset(),
            position.getRejections(),
            position.getEpoch());
  }

  private static String rankings(Tally tally) {
    return tally.getRankingsList().stream()
        .map(
            count ->
                "{\"ranking\":%s,\"ballots\":%d}"
                    .formatted(count.getRankingList(), count.getBallots()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
