package io.votestream.audit.cli;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.votestream.audit.fold.Records;
import io.votestream.audit.fold.Records.Event;
import io.votestream.schemas.DatabaseUrl;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.PollRules;
import io.votestream.testparts.RealKafka;
import io.votestream.testparts.RealPostgres;
import io.votestream.testparts.RealRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Real Kafka, Postgres and Redis with a vote log in them; one for all tests of this JVM. */
final class Deployment {

  static final int PARTITIONS = 3;
  static final String SECRET = "the secret of a deployment made for tests";

  private static @Nullable Deployment instance;

  final KafkaProducer<byte[], byte[]> producer;
  final Connection postgres;
  final StatefulRedisConnection<String, String> redis;
  private final Map<String, String> environment;

  private Deployment() throws Exception {
    String kafka = RealKafka.bootstrapServers();
    String database = RealPostgres.freshDatabase();
    environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", kafka,
            "DATABASE_URL", database,
            "REDIS_URL", RealRedis.url(),
            "EDGE_URL", "http://127.0.0.1:9",
            "VOTESTREAM_SECRET", SECRET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      new TopicSetup(admin, 1).createOrCheck(Topics.all(PARTITIONS));
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    DatabaseUrl url = DatabaseUrl.parse(database);
    postgres = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    sql(
        "create table tallies(poll_id text primary key, version bigint, ballots bigint,"
            + " counts bigint[], duplicate bigint, superseded bigint, late bigint, invalid bigint,"
            + " positions jsonb, final boolean, as_of timestamptz, rankings jsonb)");
    sql(
        "create table rejections(vote_partition int, vote_offset bigint, poll_id text,"
            + " reason text, in_favour_of bigint, sequence bigint,"
            + " primary key(vote_partition, vote_offset))");
    redis = RedisClient.create(RealRedis.url()).connect();
  }

  static synchronized Deployment get() throws Exception {
    if (instance == null) {
      instance = new Deployment();
    }
    return instance;
  }

  /** The opening of a poll in every partition. */
  void open(String poll, int epoch, PollRules rules) throws Exception {
    for (int p = 0; p < PARTITIONS; p++) {
      append(p, Records.opened(now(), poll, epoch, PARTITIONS, rules));
    }
  }

  void close(String poll, int epoch) throws Exception {
    for (int p = 0; p < PARTITIONS; p++) {
      append(p, Records.closed(now(), poll, epoch, PARTITIONS));
    }
  }

  /** A vote where it belongs. */
  RecordMetadata vote(String poll, long voter, Integer... choices) throws Exception {
    return append(Records.vote(now(), poll, voter, choices));
  }

  /** A vote where it belongs. */
  RecordMetadata append(Event vote) throws Exception {
    return append(Records.partition(vote, PARTITIONS), vote);
  }

  RecordMetadata append(int partition, Event event) throws Exception {
    return producer
        .send(
            new ProducerRecord<>(
                "vote-log", partition, event.timestamp(), event.key(), event.value()))
        .get();
  }

  void setAside(RecordMetadata place, byte[] key, byte[] value) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    headers.add("votestream-partition", ("" + place.partition()).getBytes());
    headers.add("votestream-offset", ("" + place.offset()).getBytes());
    producer
        .send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, null, key, value, headers))
        .get();
  }

  static long now() {
    return System.currentTimeMillis();
  }

  void sql(String statement) throws SQLException {
    try (Statement sql = postgres.createStatement()) {
      sql.execute(statement);
    }
  }

  Settings settings() {
    return new Settings(environment);
  }

  /** An exit code and what was printed. */
  record Run(int exit, String out) {}

  /** Audits all views but the edge, which is not here. */
  Run audit(String poll, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--poll", poll, "--wait", "1"));
    arguments.addAll(List.of("--views", "tallies,postgres,redis"));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray(String[]::new));
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out, true);
    int exit = Audit.commandLine(settings(), writer).setErr(writer).execute(arguments);
    return new Run(exit, out.toString());
  }

  static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }
}
