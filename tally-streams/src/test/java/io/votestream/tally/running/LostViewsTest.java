package io.votestream.tally.running;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.votestream.schemas.DatabaseUrl;
import io.votestream.schemas.Topics;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.tally.domain.VoteEvents;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealPostgres;
import io.votestream.testparts.RealRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Views that are lost or set back are made whole by a running instance, without any new vote. */
@Tag("failure")
class LostViewsTest {

  private static final int PARTITIONS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String POLL = "lost-views";

  /** Ballots of the tally, rejections, and the sum of their numbers: none is missing. */
  private static final String STATE =
      """
      SELECT concat_ws(' ',
        (SELECT ballots FROM tallies WHERE poll_id = 'lost-views'),
        (SELECT count(*) FROM rejections WHERE poll_id = 'lost-views'),
        (SELECT sum(sequence) FROM rejections WHERE poll_id = 'lost-views'))
      """;

  private final String database = RealPostgres.freshDatabase();
  private final JdbcTemplate jdbc = jdbc(database);

  @TempDir private Path folder;

  @Test
  void areMadeWhole() throws Exception {
    try (TallyProcess tally = new TallyProcess("tally-streams-lost", database, folder);
        KafkaProducer<byte[], VoteLogRecord> log = producer();
        RedisClient client = RedisClient.create(RealRedis.url())) {
      RedisCommands<String, String> redis = client.connect().sync();
      await("ready", () -> String.valueOf(tally.isReady()), "true");
      for (int partition = 0; partition < PARTITIONS; partition++) {
        log.send(
            new ProducerRecord<>(
                Topics.VOTE_LOG,
                partition,
                VoteLogKey.ofMarker(POLL),
                VoteEvents.opened(POLL, 1, PARTITIONS, FIRST_COUNTS)));
      }

      // Each voter votes three times; of the 40 rejections, all are of one partition.
      vote(log, "a");
      await("first votes", this::state, "20 40 820");
      jdbc.execute("CREATE SCHEMA backup");
      for (String table : new String[] {"tallies", "rejections", "snapshot_positions"}) {
        jdbc.execute("CREATE TABLE backup.%1$s AS TABLE %1$s".formatted(table));
      }
      vote(log, "b");
      await("all votes", this::state, "40 80 3240");

      jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      await("after the loss of all tables", this::state, "40 80 3240");

      jdbc.execute(
          """
          BEGIN;
          TRUNCATE tallies, rejections, snapshot_positions;
          INSERT INTO tallies SELECT * FROM backup.tallies;
          INSERT INTO rejections SELECT * FROM backup.rejections;
          INSERT INTO snapshot_positions SELECT * FROM backup.snapshot_positions;
          COMMIT
          """);
      await("after the return of a backup", this::state, "40 80 3240");

      redis.flushall();
      await("Redis", () -> String.valueOf(redis.hget("tally:" + POLL, "ballots")), "40");

      // With votes coming in, the first write to the emptied view notices it.
      jdbc.execute("TRUNCATE tallies, rejections, snapshot_positions");
      vote(log, "c");
      await("votes on an emptied view", this::state, "60 120 7260");
    }
  }

  /** Sixty votes of twenty voters whose slots are all in partition 0. */
  private static void vote(KafkaProducer<byte[], VoteLogRecord> log, String voters) {
    int found = 0;
    for (int i = 0; found < 20; i++) {
      VoteLogRecord vote = VoteEvents.vote(POLL, voters + i, 0);
      byte[] key = VoteLogKey.ofVote(POLL, vote.getVoteCast().getBallotKey());
      if (VoteLogKey.partition(key, PARTITIONS) == 0) {
        found++;
        for (int repeat = 0; repeat < 3; repeat++) {
          log.send(new ProducerRecord<>(Topics.VOTE_LOG, 0, key, vote));
        }
      }
    }
    log.flush();
  }

  private String state() {
    try {
      return String.valueOf(jdbc.queryForObject(STATE, String.class));
    } catch (DataAccessException e) {
      return e.toString();
    }
  }

  private static void await(String what, Supplier<String> seen, String wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.get().equals(wanted) && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    assertThat(seen.get()).as(what).isEqualTo(wanted);
  }

  private static JdbcTemplate jdbc(String database) {
    DatabaseUrl url = DatabaseUrl.parse(database);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url.jdbcUrl());
    source.setUser(url.user());
    source.setPassword(url.password());
    return new JdbcTemplate(source);
  }

  private static KafkaProducer<byte[], VoteLogRecord> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", RealKafka.bootstrapServers()),
        Topics.voteLog(PARTITIONS).keySerde().serializer(),
        Topics.voteLog(PARTITIONS).valueSerde().serializer());
  }
}
