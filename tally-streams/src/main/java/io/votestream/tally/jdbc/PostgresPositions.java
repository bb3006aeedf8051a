package io.votestream.tally.jdbc;

import io.votestream.tally.domain.ViewPositions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table `snapshot_positions`. A batch and its positions are one transaction, so nobody sees a
 * batch that is half written, or written to a view that lacks what came before it.
 */
public final class PostgresPositions implements ViewPositions {

  private static final String BEGIN =
      "INSERT INTO snapshot_positions (partition, next) VALUES (?, 0) ON CONFLICT DO NOTHING";

  private static final String MOVE =
      "UPDATE snapshot_positions SET next = ? WHERE partition = ? AND next = ?";

  private final JdbcTemplate jdbc;
  private final Migrations migrations;
  private final TransactionTemplate transaction;

  public PostgresPositions(JdbcTemplate jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
    this.transaction =
        new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  @Override
  public Map<String, Long> stored() {
    Map<String, Long> stored = new HashMap<>();
    migrations.before(
        () ->
            jdbc.query(
                "SELECT partition, next FROM snapshot_positions",
                row -> {
                  stored.put(row.getString(1), row.getLong(2));
                }));
    return stored;
  }

  @Override
  public boolean advance(Map<String, Long> from, Map<String, Long> to, Runnable write) {
    AtomicBoolean moved = new AtomicBoolean();
    migrations.before(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  // First, as the rows' locks let an instance that lost a partition without
                  // knowing it wait here and not among the rows of the view.
                  moved.set(move(new TreeMap<>(from), to));
                  if (moved.get()) {
                    write.run();
                  } else {
                    status.setRollbackOnly();
                  }
                }));
    return moved.get();
  }

  /**
   * @param from in the order in which every writer locks
   */
  private boolean move(TreeMap<String, Long> from, Map<String, Long> to) {
    List<Object[]> first =
        from.keySet().stream()
            .filter(partition -> Objects.equals(from.get(partition), 0L))
            .map(partition -> new Object[] {partition})
            .toList();
    if (!first.isEmpty()) {
      jdbc.batchUpdate(BEGIN, first);
    }
    int[] moved =
        jdbc.batchUpdate(
            MOVE,
            from.entrySet().stream()
                .map(at -> new Object[] {to.get(at.getKey()), at.getKey(), at.getValue()})
                .toList());
    for (int rows : moved) {
      if (rows != 1) {
        return false;
      }
    }
    return true;
  }
}
