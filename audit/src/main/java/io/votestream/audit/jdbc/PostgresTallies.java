package io.votestream.audit.jdbc;

import io.votestream.audit.comparison.SnapshotSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code tallies}. */
public final class PostgresTallies implements SnapshotSource {

  private static final String COLUMNS =
      "select poll_id, version, ballots, counts, duplicate, superseded, late, invalid,"
          + " positions::text as positions, rankings::text as rankings, final,"
          + " (extract(epoch from as_of) * 1000)::bigint as as_of_millis from tallies";
  private static final int FETCH = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Postgres postgres;

  public PostgresTallies(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Map<String, Snapshot> all() throws ViewUnavailableException {
    return postgres.ask(connection -> read(connection, COLUMNS, null));
  }

  @Override
  public Map<String, Snapshot> of(Set<String> pollIds) throws ViewUnavailableException {
    return postgres.ask(
        connection -> read(connection, COLUMNS + " where poll_id = any (?)", pollIds));
  }

  private static Map<String, Snapshot> read(
      Connection connection, String sql, @Nullable Set<String> pollIds) throws SQLException {
    Map<String, Snapshot> tallies = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (pollIds != null) {
        statement.setArray(1, connection.createArrayOf("text", pollIds.toArray()));
      }
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Snapshot snapshot = snapshot(rows);
          tallies.put(snapshot.pollId(), snapshot);
        }
      }
    }
    return tallies;
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    TreeMap<Integer, Long> positions = new TreeMap<>();
    TreeMap<String, Object> fields = new TreeMap<>();
    for (JsonNode position : JSON.readTree(row.getString("positions"))) {
      int partition = position.path("partition").asInt(-1);
      positions.put(partition, position.path("offset").asLong(-1));
      fields.put("rejections@" + partition, position.path("rejections").asLong(-1));
      fields.put("epoch@" + partition, position.path("epoch").asLong(-1));
    }
    for (String name :
        List.of("version", "ballots", "duplicate", "superseded", "late", "invalid")) {
      fields.put(name, row.getLong(name));
    }
    fields.put("counts", Snapshot.trimmed(List.of((Long[]) row.getArray("counts").getArray())));
    fields.put("rankings", rankings(JSON.readTree(row.getString("rankings"))));
    fields.put("final", row.getBoolean("final"));
    fields.put("asOf", row.getLong("as_of_millis"));
    return new Snapshot(row.getString("poll_id"), row.getLong("version"), positions, fields);
  }

  private static List<List<Object>> rankings(JsonNode rankings) {
    return StreamSupport.stream(rankings.spliterator(), false)
        .map(
            count ->
                List.<Object>of(
                    StreamSupport.stream(count.path("ranking").spliterator(), false)
                        .map(option -> option.asInt(-1))
                        .toList(),
                    count.path("ballots").asLong(-1)))
        .toList();
  }
}
