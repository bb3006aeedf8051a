package io.votestream.query.jdbc;

import io.votestream.query.domain.receipt.Fate;
import io.votestream.query.domain.receipt.FateEvidence;
import io.votestream.query.domain.receipt.FateEvidence.Rejected;
import io.votestream.query.domain.receipt.FateSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads position and rejections of a vote from the tables that tally-streams writes. One statement,
 * so that all of it is of one moment: with several, a tally could be older than the rejections
 * compared with it.
 */
public final class PostgresFateSource implements FateSource {

  private static final String EVIDENCE =
      """
      select (position ->> 'offset')::bigint as folded,
             coalesce((position ->> 'rejections')::bigint, 0) as rejections_folded,
             coalesce((select max(sequence) from rejections
                       where poll_id = :poll and vote_partition = :partition), 0)
               as rejections_known,
             reason,
             in_favour_of
      from (values (1)) as vote
      left join (select jsonb_array_elements(positions) as position from tallies
                 where poll_id = :poll) as positions
        on (position ->> 'partition')::int = :partition
      left join rejections
        on poll_id = :poll and vote_partition = :partition and vote_offset = :offset
      """;

  private final JdbcClient jdbc;

  public PostgresFateSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public FateEvidence evidence(String pollId, int partition, long offset) {
    return Reading.read(
        () ->
            jdbc.sql(EVIDENCE)
                .param("poll", pollId)
                .param("partition", partition)
                .param("offset", offset)
                .query(PostgresFateSource::evidence)
                .single());
  }

  private static FateEvidence evidence(ResultSet row, int number) throws SQLException {
    return new FateEvidence(
        row.getObject("folded", Long.class),
        row.getLong("rejections_folded"),
        row.getLong("rejections_known"),
        rejected(row));
  }

  private static @Nullable Rejected rejected(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    if (reason == null) {
      return null;
    }
    return new Rejected(
        Fate.Status.named(reason)
            .orElseThrow(() -> new SQLException("rejection with unknown reason " + reason)),
        row.getObject("in_favour_of", Long.class));
  }
}
