package io.votestream.query.running;

import static java.util.stream.Collectors.joining;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.testparts.RealRedis;
import java.util.List;
import java.util.Map;

/** What tally-streams would write into Redis. */
public final class RedisHashes implements AutoCloseable {

  private final RedisClient client = RedisClient.create(RealRedis.url());
  private final StatefulRedisConnection<String, String> connection = client.connect();

  public void tally(String pollId, long version, List<Long> counts, boolean isFinal, long asOf) {
    put(
        pollId,
        Map.of(
            "version", String.valueOf(version),
            "ballots", String.valueOf(counts.stream().mapToLong(Long::longValue).sum()),
            "counts", counts.stream().map(String::valueOf).collect(joining(",")),
            "final", String.valueOf(isFinal),
            "asOf", String.valueOf(asOf)));
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
