package io.votestream.tally.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.votestream.schemas.v1.Tally;
import io.votestream.tally.domain.Newest;
import io.votestream.tally.domain.TallySnapshots;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hashes `tally:{pollId}`. A batch goes out in one pipeline; while Redis is not connected it is
 * refused at once rather than kept for later.
 */
public final class RedisTallies implements TallySnapshots, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final KeepNewestScript script = new KeepNewestScript();
  private final ClientResources resources =
      ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
  private final RedisClient client;
  private volatile @Nullable StatefulRedisConnection<String, String> connection;

  /**
   * @param url REDIS_URL
   */
  public RedisTallies(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(TIMEOUT);
    client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
            .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
            .build());
  }

  @Override
  public void save(Collection<Tally> tallies) {
    StatefulRedisConnection<String, String> redis = connected();
    String sha = script.load(redis);
    List<RedisFuture<Long>> written =
        Newest.tallies(tallies).stream().map(tally -> script.run(redis, sha, tally)).toList();
    if (!LettuceFutures.awaitAll(TIMEOUT, written.toArray(RedisFuture[]::new))) {
      throw new RedisCommandTimeoutException("Redis did not confirm within " + TIMEOUT);
    }
  }

  private StatefulRedisConnection<String, String> connected() {
    StatefulRedisConnection<String, String> open = connection;
    if (open == null) {
      open = client.connect();
      connection = open;
    }
    return open;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
