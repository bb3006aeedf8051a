package io.votestream.tally.running;

import static io.votestream.tally.domain.VoteEvents.FIRST_COUNTS;
import static io.votestream.tally.domain.VoteEvents.RANKED;
import static io.votestream.tally.domain.VoteEvents.RATED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.schemas.DatabaseUrl;
import io.votestream.schemas.Topics;
import io.votestream.schemas.VoteLogKey;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.Revote;
import io.votestream.schemas.v1.Tally;
import io.votestream.schemas.v1.VoteLogRecord;
import io.votestream.tally.domain.Outcome;
import io.votestream.tally.domain.ReferenceCount;
import io.votestream.tally.domain.VoteEvents;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances share the log, one is killed while votes come in: the counts are exact. */
@Tag("failure")
class KilledInstanceTest {

  private static final int PARTITIONS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int VOTES_BETWEEN = 8_000;

  private static final Map<String, PollRules> POLLS =
      Map.of(
          "choice",
          FIRST_COUNTS,
          "choice~2",
          FIRST_COUNTS.toBuilder().setRevote(Revote.REVOTE_REPLACE).build(),
          "rated",
          RATED,
          "ranked",
          RANKED.toBuilder().setRevote(Revote.REVOTE_REPLACE).build());

  private final Map<String, ReferenceCount> references = new HashMap<>();
  private final Map<String, Tally> newest = new HashMap<>();
  private final Random random = new Random(7);
  private final String database = RealPostgres.freshDatabase();

  @TempDir private Path folder;

  @Test
  void theOtherTakesOverAndTheCountsAreExact() throws Exception {
    try (TallyProcess first = new TallyProcess("tally-streams-1", database, folder)) {
      await("the first is ready", first::isReady);
      try (TallyProcess second = new TallyProcess("tally-streams-2", database, folder);
          KafkaProducer<byte[], VoteLogRecord> log = producer();
          KafkaConsumer<String, Tally> tallies = consumer()) {
        POLLS.forEach((id, rules) -> everywhere(log, VoteEvents.opened(id, 1, PARTITIONS, rules)));
        vote(log);
        await("the second is ready", second::isReady);
        vote(log);
        await("something is counted", () -> read(tallies).size() == POLLS.size());
        first.kill();
        vote(log);
        POLLS.keySet().forEach(id -> everywhere(log, VoteEvents.closed(id, 2, PARTITIONS)));
        log.flush();

        await(
            "everything is final",
            () ->
                read(tallies).size() == POLLS.size()
                    && newest.values().stream().allMatch(Tally::getFinal));
        POLLS.forEach(
            (id, rules) ->
                assertThat(Outcome.of(requireNonNull(newest.get(id)), rules.getLevels()))
                    .isEqualTo(requireNonNull(references.get(id)).outcome(PARTITIONS)));
        await("Postgres has them", () -> stored().equals(versions()));
      }
    }
  }

  private void vote(KafkaProducer<byte[], VoteLogRecord> log) {
    List<String> ids = List.copyOf(POLLS.keySet());
    for (int i = 0; i < VOTES_BETWEEN; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      String voter = "voter-" + random.nextInt(3_000);
      VoteLogRecord event =
          id.equals("rated")
              ? VoteEvents.rating(id, voter, random.nextInt(5), random.nextInt(5), 1)
              : VoteEvents.vote(id, voter, random.nextInt(4));
      byte[] key = VoteLogKey.ofVote(id, event.getVoteCast().getBallotKey());
      append(log, VoteLogKey.partition(key, PARTITIONS), id, key, event);
    }
  }

  private void everywhere(KafkaProducer<byte[], VoteLogRecord> log, VoteLogRecord marker) {
    String id = marker.getPollOpened().getPollId() + marker.getPollClosed().getPollId();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      append(log, partition, id, VoteLogKey.ofMarker(id), marker);
    }
  }

  private void append(
      KafkaProducer<byte[], VoteLogRecord> log,
      int partition,
      String id,
      byte[] key,
      VoteLogRecord event) {
    references.computeIfAbsent(id, unused -> new ReferenceCount()).see(partition, event, 1);
    log.send(new ProducerRecord<>(Topics.voteLog(PARTITIONS).name(), partition, key, event));
  }

  private Map<String, Tally> read(KafkaConsumer<String, Tally> tallies) {
    tallies
        .poll(Duration.ofMillis(100))
        .forEach(record -> newest.put(record.key(), record.value()));
    newest.keySet().retainAll(POLLS.keySet());
    return newest;
  }

  private Map<String, Long> versions() {
    Map<String, Long> versions = new HashMap<>();
    newest.forEach((id, tally) -> versions.put(id, tally.getVersion()));
    return versions;
  }

  private Map<String, Long> stored() {
    DatabaseUrl url = DatabaseUrl.parse(database);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url.jdbcUrl());
    source.setUser(url.user());
    source.setPassword(url.password());
    Map<String, Long> versions = new HashMap<>();
    new JdbcTemplate(source)
        .query(
            "SELECT poll_id, version FROM tallies",
            row -> {
              versions.put(row.getString(1), row.getLong(2));
            });
    versions.keySet().retainAll(POLLS.keySet());
    return versions;
  }

  private void await(String what, BooleanSupplier done) throws InterruptedException {
    long begun = System.nanoTime();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime() - begun)
          .as("%s, %s", what, versions())
          .isLessThan(PATIENCE.toNanos());
      Thread.sleep(100);
    }
  }

  private static KafkaProducer<byte[], VoteLogRecord> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", RealKafka.bootstrapServers(), "linger.ms", 5),
        Topics.voteLog(PARTITIONS).keySerde().serializer(),
        Topics.voteLog(PARTITIONS).valueSerde().serializer());
  }

  private static KafkaConsumer<String, Tally> consumer() {
    KafkaConsumer<String, Tally> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                RealKafka.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            Topics.TALLIES.keySerde().deserializer(),
            Topics.TALLIES.valueSerde().deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.TALLIES.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.TALLIES.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
