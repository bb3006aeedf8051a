package io.votestream.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.votestream.ingest.domain.gateway.ApiKeys;
import io.votestream.ingest.domain.gateway.Gateway;
import io.votestream.ingest.domain.gateway.GatewayAcceptance;
import io.votestream.ingest.domain.gateway.GatewayVote;
import io.votestream.ingest.domain.gateway.Gateways;
import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.refusal.Refusals;
import io.votestream.ingest.domain.vote.Ballot;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.ingest.domain.votelog.Appended;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import io.votestream.schemas.v1.BallotKind;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollRules;
import io.votestream.schemas.v1.PollStatus;
import io.votestream.schemas.v1.VoteCast;
import io.votestream.schemas.v1.VoteLogRecord;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class GatewayRunTest {

  private static final int LINES = 3 * GatewayRun.WINDOW;
  private static final Secret SECRET = new Secret("one secret that is long enough for this");

  private final SlowLog log = new SlowLog();
  private final PollDirectory directory = new PollDirectory();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void noMoreIsUnderWayThanTheWindowAndResultsKeepTheirOrder() throws InterruptedException {
    Thread acknowledging = Thread.ofVirtual().start(log::acknowledgeLastFirst);
    try (GatewayResults results =
        new GatewayResults(
            new Json().generator(out), GatewayResults.rejectedLines(new SimpleMeterRegistry()))) {
      GatewayRun run =
          new GatewayRun(
              new Gateway("sms"), acceptance(() -> Duration.ZERO), new Receipts(SECRET), results);
      for (int i = 1; i <= LINES; i++) {
        Ballot ballot = new Ballot(BallotKind.BALLOT_KIND_CHOICE, List.of(i % 3));
        run.take(i, new GatewayLine(null, new GatewayVote("p", "voter " + i, ballot)));
      }
      run.finish();
    }
    acknowledging.interrupt();
    acknowledging.join();
    List<String> lines = out.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(LINES);
    for (int i = 0; i < LINES; i++) {
      String status = i % 3 == 1 ? "rejected" : "accepted";
      assertThat(lines.get(i)).startsWith("{\"line\":" + (i + 1) + ",\"status\":\"" + status);
    }
    assertThat(log.most).isLessThanOrEqualTo(GatewayRun.WINDOW).isGreaterThan(100);
  }

  @Test
  void aPollThatAnotherInstanceMadeMeanwhileIsFound() throws Exception {
    AtomicReference<Instant> viewed = new AtomicReference<>(Instant.now());
    try (GatewayResults results =
        new GatewayResults(
            new Json().generator(out), GatewayResults.rejectedLines(new SimpleMeterRegistry()))) {
      GatewayRun run =
          new GatewayRun(
              new Gateway("sms"),
              acceptance(() -> Duration.between(viewed.get(), Instant.now())),
              new Receipts(SECRET),
              results);
      Thread.sleep(50);
      viewed.set(Instant.now());
      Thread made =
          Thread.ofVirtual()
              .start(
                  () -> {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                    directory.accept(open("new"));
                  });
      Thread acknowledging = Thread.ofVirtual().start(log::acknowledgeLastFirst);
      Ballot ballot = new Ballot(BallotKind.BALLOT_KIND_CHOICE, List.of(0));
      run.take(1, new GatewayLine(null, new GatewayVote("new", "voter", ballot)));
      run.finish();
      made.join();
      acknowledging.interrupt();
    }
    assertThat(out.toString(UTF_8)).startsWith("{\"line\":1,\"status\":\"accepted\"");
  }

  private GatewayAcceptance acceptance(Freshness freshness) {
    directory.accept(open("p"));
    return new GatewayAcceptance(
        directory,
        freshness,
        log,
        new VoterTokens(SECRET),
        new Gateways(ApiKeys.named(List.of("sms:key")), GatewayRunTest::notToBeAsked, 0),
        InstantSource.system());
  }

  private static Poll open(String id) {
    return Poll.newBuilder()
        .setId(id)
        .setVersion(3)
        .setStatus(PollStatus.POLL_STATUS_OPEN)
        .setBallotSecret(ByteString.copyFromUtf8("secret"))
        .setRules(PollRules.newBuilder().setOptions(2).setMinChoices(1).setMaxChoices(1))
        .build();
  }

  private static RateDecision notToBeAsked(String client, int perMinute) {
    throw new IllegalStateException("asked without a limit");
  }

  /** Acknowledges when it likes, and what came last first. */
  private static final class SlowLog implements VoteLog {

    private final Queue<CompletableFuture<Appended>> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    volatile int most;

    void acknowledgeLastFirst() {
      try {
        while (true) {
          Thread.sleep(5);
          List<CompletableFuture<Appended>> batch = List.copyOf(open);
          for (CompletableFuture<Appended> one : batch.reversed()) {
            open.remove(one);
            count.decrementAndGet();
            one.complete(new Appended(0, 0, ByteString.EMPTY));
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public CompletableFuture<Appended> send(VoteCast vote, long time) {
      CompletableFuture<Appended> appended = new CompletableFuture<>();
      most = Math.max(most, count.incrementAndGet());
      open.add(appended);
      return appended;
    }

    @Override
    public int partitions() {
      return 1;
    }

    @Override
    public Appended append(VoteCast vote, long time, Duration within) {
      throw Refusals.logUnavailable();
    }

    @Override
    public Set<Integer> mark(
        String pollId, VoteLogRecord marker, Set<Integer> partitions, Duration within) {
      return partitions;
    }
  }
}
