package io.votestream.query.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.query.Polls;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.query.domain.results.TallySource;
import io.votestream.query.domain.results.TallySourceContract;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.query.running.RedisHashes;
import io.votestream.testparts.RealRedis;
import java.util.List;
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
    hashes.tally(pollId, tally);
  }

  @Test
  void somethingElseUnderTheKeyIsNoTally() {
    String id = Polls.newId();
    hashes.put(id, Map.of("version", "7", "counts", "many"));

    assertThatThrownBy(() -> source().find(id)).isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void aHashFromBeforeThereWereRankings() {
    String id = Polls.newId();
    hashes.put(
        id,
        Map.of("version", "7", "ballots", "3", "counts", "2,1", "final", "false", "asOf", "1000"));

    assertThat(source().find(id))
        .contains(new TallySnapshot(7, 3, List.of(2L, 1L), false, 1_000, List.of()));
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
