package io.votestream.tally.jdbc;

import io.votestream.schemas.v1.Poll;
import io.votestream.tally.domain.Newest;
import io.votestream.tally.domain.PollSnapshots;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table `polls`: for SQL by those who operate; no service reads it. */
public final class PostgresPolls implements PollSnapshots {

  private static final String UPSERT =
      """
      INSERT INTO polls AS stored
        (id, question, theme, options, status, protection, revote, results, min_choices,
         max_choices, opens_at, closes_at, created_at, version, epoch, kind, levels, round,
         listed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        question = excluded.question, theme = excluded.theme, options = excluded.options,
        status = excluded.status, protection = excluded.protection, revote = excluded.revote,
        results = excluded.results, min_choices = excluded.min_choices,
        max_choices = excluded.max_choices, opens_at = excluded.opens_at,
        closes_at = excluded.closes_at, created_at = excluded.created_at,
        version = excluded.version, epoch = excluded.epoch, kind = excluded.kind,
        levels = excluded.levels, round = excluded.round,
        listed = excluded.listed
      WHERE excluded.version > stored.version
      """;

  private final JdbcTemplate jdbc;
  private final Migrations migrations;

  public PostgresPolls(JdbcTemplate jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Override
  public void savePolls(Collection<Poll> polls) {
    Collection<Poll> newest = Newest.polls(polls);
    migrations.before(() -> jdbc.batchUpdate(UPSERT, newest, newest.size(), PostgresPolls::bind));
  }

  private static void bind(PreparedStatement row, Poll poll) throws SQLException {
    String[] options =
        poll.getOptionsList().stream().map(option -> text(option.getText())).toArray(String[]::new);
    row.setString(1, poll.getId());
    row.setString(2, text(poll.getQuestion()));
    row.setString(3, text(poll.getTheme()));
    row.setArray(4, row.getConnection().createArrayOf("text", options));
    row.setString(5, word("POLL_STATUS_", poll.getStatus()));
    row.setString(6, word("PROTECTION_", poll.getProtection()));
    row.setString(7, word("REVOTE_", poll.getRules().getRevote()));
    row.setString(8, word("RESULTS_", poll.getResults()));
    row.setInt(9, poll.getRules().getMinChoices());
    row.setInt(10, poll.getRules().getMaxChoices());
    row.setTimestamp(11, PostgresTimes.ofOptional(poll.getOpensAt()));
    row.setTimestamp(12, PostgresTimes.ofOptional(poll.getRules().getClosesAt()));
    row.setTimestamp(13, PostgresTimes.of(poll.getCreatedAt()));
    row.setInt(14, poll.getVersion());
    row.setInt(15, poll.getEpoch());
    row.setString(16, word("BALLOT_KIND_", poll.getRules().getKind()));
    row.setInt(17, poll.getRules().getLevels());
    row.setInt(18, Math.max(1, poll.getRound()));
    row.setBoolean(19, !poll.getUnlisted());
  }

  /** Postgres takes no zero character; one poll that has it must not hold up all others. */
  private static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static String word(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
