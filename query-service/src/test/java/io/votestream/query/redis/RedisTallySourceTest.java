package io.votestream.query.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.Polls;
import io.votestream.query.domain.SourceUnavailableException;
import io.votestream.query.domain.TallySnapshot;
import io.votestream.query.domain.TallySource;
import io.votestream.query.domain.TallySourceContract;
import io.votestream.query.running.RedisHashes;
import io.votestream.testparts.RealRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisTallySourceTest implements TallySourceContract {

  private static RedisHashes hashes;
  private static RedisConnection redis;

  @BeforeAll
  static void connect() {
    hashes = new RedisHashes();
    redis = new RedisConnection(RealRedis.url());
    redis.ping();
  }

  @AfterAll
  static void disconnect() {
    redis.close();
    hashes.close();
  }

  @Override
  public TallySource source() {
    return new RedisTallySource(redis);
  }

  @Override
  public void store(String pollId, TallySnapshot tally) {
    hashes.tally(pollId, tally.version(), tally.counts(), tally.isFinal(), tally.asOf());
  }

  @Test
  void somethingElseUnderTheKeyIsNoTally() {
    String id = Polls.newId();
    hashes.put(id, Map.of("version", "7", "counts", "many"));

    assertThatThrownBy(() -> source().find(id)).isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void nobodyThere() {
    try (RedisConnection nowhere = new RedisConnection("redis://127.0.0.1:1")) {
      assertThatThrownBy(nowhere::ping).isInstanceOf(SourceUnavailableException.class);
      assertThatThrownBy(() -> new RedisTallySource(nowhere).find("a"))
          .isInstanceOf(SourceUnavailableException.class);
    }
  }
}
