package io.votestream.query.running;

import static java.util.stream.Collectors.joining;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.testparts.RealRedis;
import java.util.List;
import java.util.Map;

/** What tally-streams would write into Redis. */
public final class RedisHashes implements AutoCloseable {

  private final RedisClient client = RedisClient.create(RealRedis.url());
  private final StatefulRedisConnection<String, String> connection = client.connect();

  public void tally(String pollId, long version, List<Long> counts, boolean isFinal, long asOf) {
    long ballots = counts.stream().mapToLong(Long::longValue).sum();
    tally(pollId, new TallySnapshot(version, ballots, counts, isFinal, asOf, List.of()));
  }

  public void tally(String logId, TallySnapshot tally) {
    put(
        logId,
        Map.of(
            "version", String.valueOf(tally.version()),
            "ballots", String.valueOf(tally.ballots()),
            "counts", joined(",", tally.counts()),
            "final", String.valueOf(tally.isFinal()),
            "asOf", String.valueOf(tally.asOf()),
            "rankings",
                tally.rankings().stream()
                    .map(ranking -> joined(">", ranking.options()) + "=" + ranking.ballots())
                    .collect(joining(","))));
  }

  private static String joined(String separator, List<?> values) {
    return values.stream().map(String::valueOf).collect(joining(separator));
  }

  public void put(String pollId, Map<String, String> fields) {
    connection.sync().hset("tally:" + pollId, fields);
  }

  public void remove(String pollId) {
    connection.sync().del("tally:" + pollId);
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
  }
}
