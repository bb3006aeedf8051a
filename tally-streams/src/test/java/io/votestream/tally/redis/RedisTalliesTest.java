package io.votestream.tally.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.tally.domain.TallySnapshots;
import io.votestream.tally.domain.TallySnapshotsContract;
import io.votestream.testparts.RealRedis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RedisTalliesTest extends TallySnapshotsContract {

  private static final RedisConnection connection = new RedisConnection(RealRedis.url());
  private static final RedisTallies store = new RedisTallies(connection);
  private static final RedisClient client = RedisClient.create(RealRedis.url());
  private static final StatefulRedisConnection<String, String> redis = client.connect();

  @AfterAll
  static void disconnect() {
    redis.close();
    client.shutdown();
    connection.close();
  }

  @Test
  void theHashIsReadableByPeople() {
    store.save(List.of(tally("readable", 7, 4)));
    Map<String, String> hash = redis.sync().hgetall("tally:readable");
    assertThat(hash)
        .containsEntry("version", "7")
        .containsEntry("ballots", "4")
        .containsEntry("counts", "4,0")
        .containsEntry("final", "false")
        .containsEntry("positions", "3:7")
        .containsEntry("rankings", "");
  }

  @Test
  void rankingsToo() {
    store.save(List.of(ranked("rankings", 3)));
    store.save(List.of(ranked("rankings", 2).toBuilder().clearRankings().build()));
    assertThat(redis.sync().hget("tally:rankings", "rankings")).isEqualTo("0=4,2>0>1=7");
  }

  @Override
  protected TallySnapshots store() {
    return store;
  }

  @Override
  protected @Nullable String stored(String pollId) {
    Map<String, String> hash = redis.sync().hgetall("tally:" + pollId);
    return hash.isEmpty() ? null : hash.get("version") + " of " + hash.get("ballots");
  }

  @Override
  protected void suspend() {
    RealRedis.suspend();
  }

  @Override
  protected void resume() {
    RealRedis.resume();
  }
}
