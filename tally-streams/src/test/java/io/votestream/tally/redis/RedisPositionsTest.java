package io.votestream.tally.redis;

import io.lettuce.core.RedisClient;
import io.votestream.tally.domain.ViewPositions;
import io.votestream.tally.domain.ViewPositionsContract;
import io.votestream.testparts.RealRedis;
import org.junit.jupiter.api.AfterAll;

class RedisPositionsTest extends ViewPositionsContract {

  private static final RedisConnection connection = new RedisConnection(RealRedis.url());

  @AfterAll
  static void disconnect() {
    connection.close();
  }

  @Override
  protected ViewPositions positions() {
    return new RedisPositions(connection);
  }

  @Override
  protected void empty() {
    try (RedisClient client = RedisClient.create(RealRedis.url())) {
      client.connect().sync().flushall();
    }
  }
}
