package io.votestream.query.jdbc;

import io.votestream.query.domain.results.Ranking;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.query.domain.results.TallySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the table {@code tallies} that tally-streams writes. */
public final class PostgresTallySource implements TallySource {

  private static final String FIND =
      "select version, ballots, counts, final, as_of, rankings from tallies where poll_id = ?";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  public PostgresTallySource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<TallySnapshot> find(String pollId) {
    return Reading.read(
        () -> jdbc.sql(FIND).param(pollId).query(PostgresTallySource::tally).optional());
  }

  private static TallySnapshot tally(ResultSet row, int number) throws SQLException {
    return new TallySnapshot(
        row.getLong("version"),
        row.getLong("ballots"),
        List.of((Long[]) row.getArray("counts").getArray()),
        row.getBoolean("final"),
        row.getTimestamp("as_of").getTime(),
        rankings(row.getString("rankings")));
  }

  /**
   * @param json {@code [{"ranking":[2,0,1],"ballots":5}, …]}
   */
  private static List<Ranking> rankings(String json) {
    List<Ranking> rankings = new ArrayList<>();
    for (JsonNode count : JSON.readTree(json)) {
      List<Integer> options = count.path("ranking").valueStream().map(JsonNode::asInt).toList();
      rankings.add(new Ranking(options, count.path("ballots").asLong()));
    }
    return rankings;
  }
}
