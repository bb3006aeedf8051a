package io.votestream.query.running;

import io.votestream.schemas.DatabaseUrl;
import io.votestream.testparts.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fresh database with the tables of tally-streams, and what tally-streams would write there. */
public final class Database {

  private static final Path MIGRATIONS =
      Path.of("../tally-streams/src/main/resources/db/migration");

  private final String url = RealPostgres.freshDatabase();
  private final JdbcClient jdbc;

  public Database() {
    DatabaseUrl parsed = DatabaseUrl.parse(url);
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(
                parsed.jdbcUrl(),
                String.valueOf(parsed.user()),
                String.valueOf(parsed.password())));
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.sorted().toList()) {
        jdbc.sql(Files.readString(file)).update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As psql takes it. */
  public String url() {
    return url;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public void tally(String pollId, long version, List<Long> counts, boolean isFinal, long asOf) {
    tally(pollId, version, counts, isFinal, asOf, "[]");
  }

  /**
   * @param positions JSON, as in tally-streams
   */
  public void tally(
      String pollId,
      long version,
      List<Long> counts,
      boolean isFinal,
      long asOf,
      String positions) {
    jdbc.sql(
            """
            insert into tallies (poll_id, version, ballots, counts, duplicate, superseded, late,
                                 invalid, positions, final, as_of)
            values (?, ?, ?, ?, 1, 2, 3, 4, ?::jsonb, ?, ?)
            on conflict (poll_id) do update
            set version = excluded.version, ballots = excluded.ballots, counts = excluded.counts,
                positions = excluded.positions, final = excluded.final, as_of = excluded.as_of
            """)
        .params(
            pollId,
            version,
            counts.stream().mapToLong(Long::longValue).sum(),
            counts.toArray(Long[]::new),
            positions,
            isFinal,
            new Timestamp(asOf))
        .update();
  }

  public void poll(String id, String theme) {
    jdbc.sql(
            """
            insert into polls (id, question, theme, options, status, protection, revote, results,
                               min_choices, max_choices, created_at, version, epoch)
            values (?, 'Which?', ?, '{a,b}', 'open', 'none', 'no', 'always', 1, 1, now(), 3, 1)
            """)
        .params(id, theme)
        .update();
  }

  public void rejection(
      String pollId, int partition, long offset, String reason, long inFavourOf, long sequence) {
    jdbc.sql(
            """
            insert into rejections (vote_partition, vote_offset, poll_id, reason, in_favour_of,
                                    sequence)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(partition, offset, pollId, reason, inFavourOf, sequence)
        .update();
  }
}
