package io.votestream.audit.cli;

import static io.votestream.audit.fold.Records.rules;
import static io.votestream.audit.fold.Records.single;
import static io.votestream.schemas.v1.RejectionReason.REJECTION_REASON_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.audit.cli.Deployment.Run;
import io.votestream.audit.fold.Records;
import io.votestream.audit.fold.Records.Event;
import io.votestream.audit.fold.RejectionListener.Rejected;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Revote;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit against real Kafka, Postgres and Redis, with each view falsified in turn. */
class AuditTest {

  private static Deployment deployment;
  private static Pipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    deployment = Deployment.get();
    pipeline = new Pipeline(deployment);
  }

  /** 30 voters, ten of whom vote twice; two late votes; closed. */
  private static void poll(String poll) throws Exception {
    deployment.open(poll, 1, single(3));
    for (int voter = 0; voter < 40; voter++) {
      deployment.vote(poll, voter % 30, voter % 3);
    }
    deployment.close(poll, 2);
    deployment.vote(poll, 100, 0);
    deployment.vote(poll, 101, 0);
    pipeline.publish(poll);
  }

  @Test
  void findsEveryViewEqual() throws Exception {
    poll("equal");
    Run run = deployment.audit("equal");
    assertThat(run.out()).contains("EQUAL").contains("10 duplicate").contains("2 late");
    assertThat(run.exit()).isZero();
  }

  @Test
  void findsEqualWhereRevotesReplace() throws Exception {
    deployment.open("replace", 1, rules(4, 1, 3, Revote.REVOTE_REPLACE, 0));
    for (int voter = 0; voter < 40; voter++) {
      deployment.vote("replace", voter % 25, voter % 4, (voter + 1) % 4);
    }
    pipeline.publish("replace");
    Run run = deployment.audit("replace");
    assertThat(run.out()).contains("15 superseded");
    assertThat(run.exit()).isZero();
  }

  @Test
  void namesAChangedCountInPostgres() throws Exception {
    poll("pg");
    deployment.sql("update tallies set counts[2] = counts[2] + 1 where poll_id = 'pg'");
    Run run = deployment.audit("pg");
    assertThat(run.out())
        .contains("DIFFERENT postgres, poll pg, counts: found [10, 11, 10], the log says [10, 10");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesAChangedValueInRedis() throws Exception {
    poll("redis");
    deployment.redis.sync().hset("tally:redis", "ballots", "29");
    Run run = deployment.audit("redis");
    assertThat(run.out())
        .contains("DIFFERENT redis, poll redis, ballots: found 29, the log says 30");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesAChangedRanking() throws Exception {
    deployment.open("ranking", 1, rules(BallotKind.BALLOT_KIND_RANKED, 3, 1, 3, 0));
    for (int voter = 0; voter < 30; voter++) {
      deployment.vote("ranking", voter % 20, voter % 3, (voter + 1) % 3);
    }
    pipeline.publish("ranking");
    assertThat(deployment.audit("ranking").exit()).isZero();
    deployment.redis.sync().hset("tally:ranking", "rankings", "0>1=20");
    deployment.sql("update tallies set rankings = '[]' where poll_id = 'ranking'");
    Run run = deployment.audit("ranking");
    assertThat(run.out())
        .contains("DIFFERENT redis, poll ranking, rankings: found [[[0, 1], 20]], the log says")
        .contains(
            "DIFFERENT postgres, poll ranking, rankings: found [], the log says [[[0, 1], 6]");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesAMissingTallyAndAForeignOne() throws Exception {
    poll("gone");
    deployment.sql("delete from tallies where poll_id = 'gone'");
    Run run = deployment.audit("gone");
    assertThat(run.out()).contains("DIFFERENT postgres, poll gone, poll: found missing");
    assertThat(run.exit()).isEqualTo(1);

    deployment.redis.sync().hset("tally:foreign", "version", "3");
    Run foreign = deployment.audit("foreign");
    assertThat(foreign.out()).contains("DIFFERENT redis, poll foreign, poll: found present");
    assertThat(foreign.exit()).isEqualTo(1);

    Run nobodys = deployment.audit("nobodys");
    assertThat(nobodys.out()).contains("Could not run: the log has no event of poll nobodys");
    assertThat(nobodys.exit()).isEqualTo(2);
  }

  @Test
  void namesAVoteAppendedBehindTheTally() throws Exception {
    poll("behind");
    deployment.open("ahead", 1, single(2));
    deployment.vote("ahead", 1, 0);
    pipeline.publish("ahead");
    RecordMetadata place = deployment.vote("ahead", 1, 1);
    Run run = deployment.audit("ahead");
    assertThat(run.out())
        .contains("poll ahead, position (the log is ahead of the view)")
        .contains("at %d:%d".formatted(place.partition(), place.offset()))
        .contains("rejections topic, poll ahead, rejection: found 1 missing");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesAVoteAppendedWhereItsSlotIsNotChecked() throws Exception {
    deployment.open("misplaced", 1, single(2));
    RecordMetadata first = deployment.vote("misplaced", 1, 0);
    Event second = Records.vote(System.currentTimeMillis(), "misplaced", 1, 1);
    RecordMetadata place =
        deployment.append((first.partition() + 1) % Deployment.PARTITIONS, second);
    pipeline.publish("misplaced");
    Run run = deployment.audit("misplaced");
    assertThat(run.out())
        .contains(
            "FAULT in the log, misplaced vote: 1, first at %d:%d poll misplaced"
                .formatted(place.partition(), place.offset()));
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesARejectionThatTheLogDoesNotYield() throws Exception {
    poll("surplus");
    pipeline.publishRejection(
        "surplus", 0, new Rejected(99, 1_000_000, REJECTION_REASON_DUPLICATE, 1));
    Run run = deployment.audit("surplus");
    assertThat(run.out())
        .contains("DIFFERENT rejections topic, poll surplus, rejection: found number 99")
        .contains("DIFFERENT postgres rejections, poll surplus");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void namesARejectionChangedInPostgres() throws Exception {
    poll("reason");
    deployment.sql("update rejections set reason = 'invalid' where poll_id = 'reason'");
    Run run = deployment.audit("reason");
    assertThat(run.out()).contains("DIFFERENT postgres rejections, poll reason, rejection");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void dealsWithWhatMeansNothing() throws Exception {
    poll("letters");
    byte[] nothing = {9, 9, 9};
    RecordMetadata place =
        deployment.append(1, new Event(System.currentTimeMillis(), nothing, nothing));
    try {
      Run run = deployment.audit("letters");
      assertThat(run.out())
          .contains("FAULT in the log, unknown record: 1, first at 1:" + place.offset());
      assertThat(run.exit()).isEqualTo(1);
    } finally {
      deployment.setAside(place, nothing, nothing);
    }
    Run run = deployment.audit("letters");
    assertThat(run.out()).contains("note on the log, dead letter");
    assertThat(run.exit()).isZero();
  }

  @Test
  void comparesViewsThatMoveOnMeanwhile() throws Exception {
    deployment.open("live", 1, single(2));
    deployment.vote("live", 1, 0);
    pipeline.publish("live");
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService traffic = Executors.newSingleThreadExecutor();
    try {
      Future<?> voting = traffic.submit(() -> voteUntil(stop));
      for (int i = 0; i < 3 && !voting.isDone(); i++) {
        Run run = deployment.run("--poll", "live", "--views", "tallies,postgres,redis");
        assertThat(run.out()).contains("EQUAL");
      }
      stop.set(true);
      voting.get();
    } finally {
      stop.set(true);
      traffic.close();
    }
  }

  private static @Nullable Void voteUntil(AtomicBoolean stop) throws Exception {
    for (int voter = 2; !stop.get(); voter++) {
      deployment.vote("live", voter % 50, voter % 2);
      pipeline.publish("live");
    }
    return null;
  }

  @Test
  void saysWhatKeptItFromRunning() {
    Settings elsewhere =
        new Settings(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                deployment.settings().kafka(),
                "DATABASE_URL",
                "postgresql://a:b@127.0.0.1:9/x"));
    StringWriter out = new StringWriter();
    var writer = new PrintWriter(out, true);
    int exit = Audit.commandLine(elsewhere, writer).setErr(writer).execute("--views", "postgres");
    assertThat(out.toString()).contains("Could not run: postgres could not be read");
    assertThat(exit).isEqualTo(2);
    assertThat(deployment.run("--no-such-option").exit()).isEqualTo(2);
    assertThat(deployment.run("--at", "yesterday").exit()).isEqualTo(2);
  }

  @Test
  void countsAsOfAPositionAndByAnotherRule() throws Exception {
    deployment.open("then", 1, single(2));
    RecordMetadata first = deployment.vote("then", 1, 0);
    deployment.vote("then", 1, 1);
    String at = first.partition() + ":" + first.offset();

    Run then = deployment.run("--poll", "then", "--at", at);
    assertThat(then.out()).containsPattern("then +1 +0 +2 false +\\[1, 0\\]");
    assertThat(then.exit()).isZero();

    Run every = deployment.run("--poll", "then", "--what-if", "protection=none");
    assertThat(every.out()).containsPattern("what if +2 +0 +5 false +\\[1, 1\\]");

    Run last = deployment.run("--poll", "then", "--what-if", "revote=replace");
    assertThat(last.out()).contains("change").contains("[-1, +1]");

    Run without = deployment.run("--poll", "then", "--what-if", "exclude=" + at);
    assertThat(without.out()).contains("[-1, +1]");

    assertThat(deployment.run("--what-if", "protection=ip").exit()).isEqualTo(2);
    assertThat(deployment.run("--at", "0:999999999").exit()).isEqualTo(2);
  }
}
