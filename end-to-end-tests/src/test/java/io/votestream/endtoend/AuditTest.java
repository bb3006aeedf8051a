package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.votestream.bench.client.Answer;
import io.votestream.schemas.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the running stack has counted, held against the log by the audit, which counts with code of
 * its own: polls of every kind, voters who change their mind, reopenings, rounds, and a tally that
 * is scaled up and down meanwhile.
 */
@ExtendWith(Stack.class)
class AuditTest {

  private static final Duration COUNTED = Duration.ofSeconds(60);
  private static final int VOTERS = 20;

  private final Stack.Running stack;

  AuditTest(Stack.Running stack) {
    this.stack = stack;
  }

  /** How a poll is made, and a ballot for it. */
  private enum Kind {
    SINGLE("{\"protection\":\"session\"}") {
      @Override
      String ballot(Random random) {
        return "{\"choice\":%d}".formatted(random.nextInt(3));
      }
    },
    MULTIPLE(
        "{\"type\":\"multiple\",\"choices\":{\"min\":1,\"max\":3},\"protection\":\"session\",\"revote\":\"replace\"}") {
      @Override
      String ballot(Random random) {
        return random.nextBoolean() ? "{\"choices\":[0,2]}" : "{\"choices\":[2,1,0]}";
      }
    },
    RATING("{\"type\":\"rating\",\"levels\":5,\"protection\":\"session\",\"revote\":\"replace\"}") {
      @Override
      String ballot(Random random) {
        return "{\"ratings\":[%d,%d,0]}".formatted(1 + random.nextInt(5), random.nextInt(6));
      }
    },
    RANKED("{\"type\":\"ranked\",\"protection\":\"session\",\"revote\":\"replace\"}") {
      @Override
      String ballot(Random random) {
        return random.nextBoolean()
            ? "{\"ranking\":[2,0,1]}"
            : "{\"ranking\":[%d]}".formatted(random.nextInt(3));
      }
    };

    private final String rules;

    Kind(String rules) {
      this.rules = rules;
    }

    abstract String ballot(Random random);
  }

  @Test
  void whatTheStackCountedIsWhatTheLogSays(@TempDir Path folder) throws Exception {
    List<Poll> polls = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      polls.add(Poll.create(stack.edge(), kind.rules));
    }
    whileVoting(
        polls,
        () -> {
          stack.operator().scale("tally-streams", 2);
          stack.operator().scale("tally-streams", 1);
        });
    for (Poll poll : polls) {
      assertThat(poll.close().status()).isEqualTo(200);
    }
    for (Poll poll : polls) {
      Eventually.within(COUNTED, () -> assertThat(poll.status()).isEqualTo("closed"));
      assertThat(poll.owner("POST", "/reopen", "{}").status()).isEqualTo(200);
    }
    whileVoting(polls, () -> Thread.sleep(Duration.ofSeconds(2)));
    for (Poll poll : polls) {
      assertThat(poll.close().status()).isEqualTo(200);
      Eventually.within(COUNTED, () -> assertThat(poll.status()).isEqualTo("closed"));
      assertThat(poll.owner("POST", "/rounds", "{}").status()).isEqualTo(201);
    }
    whileVoting(polls, () -> Thread.sleep(Duration.ofSeconds(2)));

    String said = stack.script("audit", "--wait", "60");
    assertThat(said).contains("EQUAL: every view says what the log says");
    System.out.println(said);
    // Of its first round, which is final.
    Path bundle = folder.resolve("bundle");
    stack.script("audit", "export", "--poll", polls.getLast().id(), "--out", bundle.toString());
    stack.script("audit", "verify", "--bundle", bundle.toString());
    assertPythonAgrees(bundle);
    assertThatThrownBy(() -> stack.script("audit", "--poll", "no-such-poll"))
        .hasMessageContaining("the log has no event of poll no-such-poll");
    assertADifferenceIsFound(polls.getFirst());
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Lets voters vote, each again and again, until the work is done and for a second at least. */
  private void whileVoting(List<Poll> polls, Work work) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<Integer>> voters = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < polls.size(); i++) {
        Poll poll = polls.get(i);
        Kind kind = Kind.values()[i];
        for (int voter = 0; voter < VOTERS; voter++) {
          int seed = voter;
          voters.add(threads.submit(() -> vote(poll, kind, new Random(seed), enough)));
        }
      }
      try {
        work.run();
        Thread.sleep(Duration.ofSeconds(1));
      } finally {
        enough.set(true);
      }
      for (Future<Integer> voter : voters) {
        assertThat(voter.get()).isPositive();
      }
    }
  }

  /** One voter, who is the same in every vote; answers how many were accepted. */
  private int vote(Poll poll, Kind kind, Random random, AtomicBoolean enough) throws Exception {
    String token = null;
    int accepted = 0;
    do {
      String key = UUID.randomUUID().toString();
      Answer answer =
          stack
              .edge()
              .send(
                  "POST",
                  "/polls/" + poll.id() + "/vote",
                  kind.ballot(random),
                  token == null
                      ? Map.of("Idempotency-Key", key)
                      : Map.of("Idempotency-Key", key, "Voter-Token", token),
                  Poll.someone());
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      token = token == null ? answer.header("Voter-Token") : token;
      accepted++;
      Thread.sleep(Duration.ofMillis(500));
    } while (!enough.get());
    return accepted;
  }

  private static void assertPythonAgrees(Path bundle) throws Exception {
    Path printed = Files.createTempFile("verify", ".out");
    Process python =
        new ProcessBuilder("python3", "../docs/verify_bundle.py", bundle.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(python.waitFor()).as(Files.readString(printed)).isZero();
    Files.delete(printed);
  }

  /** Somebody changes one number in the database. */
  private void assertADifferenceIsFound(Poll poll) throws Exception {
    raise(poll, 1);
    try {
      assertThatThrownBy(
              () ->
                  stack.script("audit", "--poll", poll.id(), "--views", "postgres", "--wait", "1"))
          .hasMessageContaining("DIFFERENT postgres")
          .hasMessageContaining(poll.id());
    } finally {
      raise(poll, -1);
    }
  }

  private void raise(Poll poll, int by) throws Exception {
    DatabaseUrl url = DatabaseUrl.parse(stack.setting("DATABASE_URL"));
    try (Connection connection =
            DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        PreparedStatement change =
            connection.prepareStatement(
                "UPDATE tallies SET ballots = ballots + ? WHERE poll_id = ?")) {
      change.setInt(1, by);
      change.setString(2, poll.id());
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }
}
