package io.votestream.audit.jdbc;

import io.votestream.audit.comparison.RejectionLedger;
import io.votestream.audit.comparison.RejectionSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.RejectionListener.Rejected;
import io.votestream.schemas.v1.RejectionReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code rejections}, by which the fate of a receipt is told. */
public final class PostgresRejections implements RejectionSource {

  private static final String COLUMNS =
      "select poll_id, vote_partition, vote_offset, reason, in_favour_of, sequence from rejections";
  private static final String ORDER = " order by poll_id, vote_partition, sequence";
  private static final int FETCH = 5_000;

  private final Postgres postgres;
  private final @Nullable String onlyPoll;
  private final Map<Strand, Long> read = new HashMap<>();
  private boolean started;

  /**
   * @param onlyPoll null for all
   */
  public PostgresRejections(Postgres postgres, @Nullable String onlyPoll) {
    this.postgres = postgres;
    this.onlyPoll = onlyPoll;
  }

  private record Strand(String pollId, int partition) {}

  @Override
  public void read(RejectionLedger ledger) throws ViewUnavailableException {
    if (!started) {
      started = true;
      postgres.ask(connection -> readAll(connection, ledger));
    } else {
      for (Strand behind : behind(ledger)) {
        postgres.ask(connection -> readOn(connection, behind, ledger));
      }
    }
  }

  private Iterable<Strand> behind(RejectionLedger ledger) {
    return ledger.incomplete().stream()
        .map(place -> new Strand(place.pollId(), place.partition()))
        .toList();
  }

  private int readAll(Connection connection, RejectionLedger ledger) throws SQLException {
    String where = onlyPoll == null ? "" : " where poll_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where + ORDER)) {
      if (onlyPoll != null) {
        statement.setString(1, onlyPoll);
      }
      return claim(statement, ledger);
    }
  }

  private int readOn(Connection connection, Strand strand, RejectionLedger ledger)
      throws SQLException {
    String where = " where poll_id = ? and vote_partition = ? and sequence > ?";
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where + ORDER)) {
      statement.setString(1, strand.pollId());
      statement.setInt(2, strand.partition());
      statement.setLong(3, read.getOrDefault(strand, 0L));
      return claim(statement, ledger);
    }
  }

  private int claim(PreparedStatement statement, RejectionLedger ledger) throws SQLException {
    int claimed = 0;
    statement.setFetchSize(FETCH);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Strand strand = new Strand(rows.getString("poll_id"), rows.getInt("vote_partition"));
        long sequence = rows.getLong("sequence");
        ledger.claim(strand.pollId(), strand.partition(), rejected(rows, sequence));
        read.put(strand, sequence);
        claimed++;
      }
    }
    return claimed;
  }

  private static Rejected rejected(ResultSet row, long sequence) throws SQLException {
    Long inFavourOf = row.getObject("in_favour_of", Long.class);
    return new Rejected(
        sequence,
        row.getLong("vote_offset"),
        reason(row.getString("reason")),
        inFavourOf == null ? -1 : inFavourOf);
  }

  private static RejectionReason reason(String name) {
    try {
      return RejectionReason.valueOf("REJECTION_REASON_" + name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return RejectionReason.REJECTION_REASON_UNSPECIFIED;
    }
  }
}
