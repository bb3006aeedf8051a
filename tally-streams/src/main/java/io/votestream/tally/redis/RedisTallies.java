package io.votestream.tally.redis;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.Newest;
import io.votestream.tally.domain.TallySnapshots;
import java.util.Collection;
import java.util.List;

/** The hashes `tally:{pollId}`. A batch goes out in one pipeline. */
public final class RedisTallies implements TallySnapshots {

  private final KeepNewestScript script = new KeepNewestScript();
  private final RedisConnection connection;

  public RedisTallies(RedisConnection connection) {
    this.connection = connection;
  }

  @Override
  public void save(Collection<Tally> tallies) {
    StatefulRedisConnection<String, String> redis = connection.open();
    String sha = script.load(redis);
    List<RedisFuture<Long>> written =
        Newest.tallies(tallies).stream().map(tally -> script.run(redis, sha, tally)).toList();
    if (!LettuceFutures.awaitAll(RedisConnection.TIMEOUT, written.toArray(RedisFuture[]::new))) {
      throw new RedisCommandTimeoutException(
          "Redis did not confirm within " + RedisConnection.TIMEOUT);
    }
  }
}
