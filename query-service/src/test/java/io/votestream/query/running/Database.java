package io.votestream.query.running;

import static java.util.stream.Collectors.joining;

import io.votestream.query.domain.results.TallySnapshot;
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
    long ballots = counts.stream().mapToLong(Long::longValue).sum();
    tally(pollId, new TallySnapshot(version, ballots, counts, isFinal, asOf, List.of()), positions);
  }

  public void tally(String logId, TallySnapshot tally) {
    tally(logId, tally, "[]");
  }

  private void tally(String logId, TallySnapshot tally, String positions) {
    jdbc.sql(
            """
            insert into tallies (poll_id, version, ballots, counts, duplicate, superseded, late,
                                 invalid, positions, final, as_of, rankings)
            values (?, ?, ?, ?, 1, 2, 3, 4, ?::jsonb, ?, ?, ?::jsonb)
            on conflict (poll_id) do update
            set version = excluded.version, ballots = excluded.ballots, counts = excluded.counts,
                positions = excluded.positions, final = excluded.final, as_of = excluded.as_of,
                rankings = excluded.rankings
            """)
        .params(
            logId,
            tally.version(),
            tally.ballots(),
            tally.counts().toArray(Long[]::new),
            positions,
            tally.isFinal(),
            new Timestamp(tally.asOf()),
            tally.rankings().stream()
                .map(r -> "{\"ranking\":%s,\"ballots\":%d}".formatted(r.options(), r.ballots()))
                .collect(joining(",", "[", "]")))
        .update();
  }

  public void history(String logId, long at, long ballots, List<Long> counts) {
    jdbc.sql("insert into tally_history values (?, ?, 1, ?, ?)")
        .params(logId, new Timestamp(at), ballots, counts.toArray(Long[]::new))
        .update();
  }

  public void poll(String id, String theme) {
    poll(id, theme, "always", "open", 1);
  }

  /**
   * @param results who may see them, as in the API
   */
  public void poll(String id, String theme, String results, String status, int round) {
    jdbc.sql(
            """
            insert into polls (id, question, theme, options, status, protection, revote, results,
                               min_choices, max_choices, created_at, version, epoch, round)
            values (?, 'Which?', ?, '{a,b}', ?, 'none', 'no', ?, 1, 1, now(), 3, 1, ?)
            on conflict (id) do update
            set status = excluded.status, results = excluded.results, round = excluded.round
            """)
        .params(id, theme, status, results, round)
        .update();
  }

  /** Takes the poll out of lists and sums. */
  public void unlist(String id) {
    jdbc.sql("update polls set listed = false where id = ?").param(id).update();
  }

  /**
   * @param inFavourOf -1 for none
   */
  public void rejection(
      String pollId, int partition, long offset, String reason, long inFavourOf, long sequence) {
    jdbc.sql(
            """
            insert into rejections (vote_partition, vote_offset, poll_id, reason, in_favour_of,
                                    sequence)
            values (?, ?, ?, ?, nullif(?, -1), ?)
            """)
        .params(partition, offset, pollId, reason, inFavourOf, sequence)
        .update();
  }
}
