package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Feed;
import io.votestream.schemas.DatabaseUrl;
import io.votestream.schemas.Topic;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.VoteLogRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One vote, followed to every place where it must arrive. */
@ExtendWith(Stack.class)
class VoteJourneyTest {

  /** Enough for a machine that does much else. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final Stack.Running stack;

  VoteJourneyTest(Stack.Running stack) {
    this.stack = stack;
  }

  @Test
  void aPlainVoteOnASamplePollIsAcceptedAndCountedWithinASecond() throws Exception {
    Poll poll = new Poll(stack.edge(), "1", "");
    // The first votes of a cold pipeline take longer.
    Eventually.within(
        Duration.ofSeconds(30),
        () -> {
          long before = poll.results().path("ballots").asLong();
          Answer answer = poll.vote(0);
          assertThat(answer.status()).as(answer.body()).isEqualTo(202);
          assertThat(answer.json().path("status").asString()).isEqualTo("accepted");
          assertThat(answer.json().path("receipt").asString()).isNotEmpty();
          poll.awaitBallots(before + 1, A_SECOND);
        });
  }

  @Test
  void aVoteReachesResultsFeedPostgresRedisAndKafka() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (Feed feed = new Feed(stack.edge().base(), poll.id())) {
      assertThat(feed.await(frame -> frame.ballots() == 0, SOON)).isNotNull();
      assertThat(poll.vote(1).status()).isEqualTo(202);
      assertThat(feed.await(frame -> frame.ballots() == 1, SOON)).isNotNull();
    }
    JsonNode results = poll.awaitBallots(1, SOON);
    assertThat(Poll.votes(results)).containsExactly(0L, 1L, 0L);
    assertThat(results.path("stale").asBoolean()).isFalse();
    assertThat(results.path("final").asBoolean()).isFalse();

    Eventually.within(SOON, () -> assertThat(countsInPostgres(poll)).containsExactly(0L, 1L, 0L));
    Eventually.within(SOON, () -> assertThat(countsInRedis(poll)).isEqualTo("0,1,0"));
    assertThat(votesInKafka(poll)).hasSize(1);
  }

  @Test
  void aReceiptTellsThatTheVoteCounts() throws Exception {
    Poll poll = Poll.create(stack.edge());
    String receipt = poll.vote(2).json().path("receipt").asString();
    Eventually.within(SOON, () -> assertThat(fate(poll, receipt)).isEqualTo("counted"));
  }

  @Test
  void oneVoterTwiceIsCountedOnceAndTheReceiptsSaySo() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\"}");
    Answer first = poll.vote(0);
    String voter = first.header("Voter-Token");
    assertThat(voter).isNotEmpty();
    Answer second =
        stack
            .edge()
            .send(
                "POST",
                "/polls/" + poll.id() + "/vote",
                "{\"choice\":1}",
                Map.of("Voter-Token", voter),
                Poll.someone());
    assertThat(second.status()).isEqualTo(202);
    Eventually.within(
        SOON,
        () -> {
          assertThat(fate(poll, first.json().path("receipt").asString())).isEqualTo("counted");
          assertThat(fate(poll, second.json().path("receipt").asString())).isEqualTo("duplicate");
        });
    assertThat(Poll.votes(poll.results())).containsExactly(1L, 0L, 0L);
  }

  @Test
  void theSameKeySentAgainCountsOnce() throws Exception {
    Poll poll = Poll.create(stack.edge());
    for (int i = 0; i < 3; i++) {
      assertThat(stack.edge().vote(poll.id(), 0, "one-key", Poll.someone()).status())
          .isEqualTo(202);
    }
    assertThat(poll.vote(1).status()).isEqualTo(202);
    assertThat(Poll.votes(poll.awaitBallots(2, SOON))).containsExactly(1L, 1L, 0L);
  }

  @Test
  void aClosedPollTakesNoVotesAndBecomesFinal() throws Exception {
    Poll poll = Poll.create(stack.edge());
    assertThat(poll.vote(0).status()).isEqualTo(202);
    Answer closed = poll.close();
    assertThat(closed.status()).as(closed.body()).isEqualTo(200);
    assertThat(closed.json().path("status").asString()).isEqualTo("closed");

    Answer late = poll.vote(0);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("code").asString()).isEqualTo("poll_not_open");
    Eventually.within(SOON, () -> assertThat(poll.results().path("final").asBoolean()).isTrue());
    assertThat(poll.results().path("ballots").asLong()).isEqualTo(1);
  }

  private String fate(Poll poll, String receipt) throws IOException {
    return stack
        .edge()
        .send("GET", "/polls/" + poll.id() + "/receipts/" + receipt, null, Map.of(), Poll.someone())
        .json()
        .path("status")
        .asString();
  }

  private List<Long> countsInPostgres(Poll poll) throws SQLException {
    DatabaseUrl url = DatabaseUrl.parse(stack.setting("DATABASE_URL"));
    try (Connection connection =
            DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        PreparedStatement query =
            connection.prepareStatement("SELECT counts FROM tallies WHERE poll_id = ?")) {
      query.setString(1, poll.id());
      ResultSet rows = query.executeQuery();
      return rows.next() ? List.of((Long[]) rows.getArray(1).getArray()) : List.of();
    }
  }

  private String countsInRedis(Poll poll) {
    RedisClient client = RedisClient.create(stack.setting("REDIS_URL"));
    try (var connection = client.connect()) {
      return String.valueOf(connection.sync().hget("tally:" + poll.id(), "counts"));
    } finally {
      client.shutdown();
    }
  }

  private List<VoteLogRecord> votesInKafka(Poll poll) {
    Topic<byte[], VoteLogRecord> log = Topics.voteLog(12);
    List<TopicPartition> partitions =
        IntStream.range(0, log.partitions())
            .mapToObj(partition -> new TopicPartition(log.name(), partition))
            .toList();
    try (KafkaConsumer<byte[], VoteLogRecord> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.setting("KAFKA_BOOTSTRAP_SERVERS")),
            log.keySerde().deserializer(),
            log.valueSerde().deserializer())) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.seekToBeginning(partitions);
      List<VoteLogRecord> votes = new java.util.ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], VoteLogRecord> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.value().getVoteCast().getPollId().equals(poll.id())) {
            votes.add(record.value());
          }
        }
      }
      return votes;
    }
  }
}
