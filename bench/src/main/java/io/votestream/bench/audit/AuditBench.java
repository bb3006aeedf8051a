package io.votestream.bench.audit;

import io.votestream.bench.stack.RunningStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * `./votestream bench audit [VOTES [POLLS]]`: appends votes with repeats, late ones and closings to
 * the vote log while the tally is killed three times, reads the log with kafka-consumer-perf-test,
 * and lets the audit compare every view. Exits with the audit's code, 1 if its rate is below 0.4 of
 * the consumer's.
 */
public final class AuditBench {

  private static final int VOTES = 1_000_000;
  private static final int POLLS = 200;
  private static final int KILLS = 3;
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(4);
  private static final double FIRST_MARK = 0.4;
  private static final double MEGABYTE = 1 << 20;

  private AuditBench() {}

  public static void main(String[] arguments) throws Exception {
    int votes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : VOTES;
    int polls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : POLLS;
    String kafka = setting("KAFKA_BOOTSTRAP_SERVERS");
    Path script = Path.of(setting("VOTESTREAM_SCRIPT"));
    RunningStack stack = new RunningStack(script, Path.of(setting("VOTESTREAM_HOME")));

    AtomicInteger kills = new AtomicInteger();
    Thread killer = Thread.ofVirtual().start(() -> kill(stack, kills));
    long begun = System.nanoTime();
    VoteLogLoad.Appended appended;
    try (VoteLogLoad load = new VoteLogLoad(kafka, polls)) {
      appended = load.run(votes);
    }
    print(
        "appended %,d votes of %,d polls in %.1f s: %,d repeats, %,d late, %,d polls closed",
        votes,
        polls,
        (System.nanoTime() - begun) / 1e9,
        appended.repeats(),
        appended.late(),
        appended.closed());
    killer.join();
    print("tally-streams-1 killed %d times", kills.get());

    AuditRun.Result waited = AuditRun.run(script, patience(votes));
    print("audit right behind it, waiting for the tally: exit code %d", waited.exit());
    if (waited.exit() != 0) {
      System.out.print(waited.summary());
    }
    double bare = ConsumerRate.measure(kafka, waited.records());
    AuditRun.Result audit = AuditRun.run(script, Duration.ofSeconds(20));
    System.out.print(audit.summary());
    print("kafka-consumer-perf-test on the same log: %,.0f records/s", bare);
    print(
        "replay and fold: %,d records/s, ratio %.2f (first mark %.1f, aim 0.8)",
        audit.perSecond(), audit.perSecond() / bare, FIRST_MARK);
    print(
        "memory of the audit: heap up to %.0f MB, resident up to %.0f MB",
        audit.heapBytes() / MEGABYTE, audit.residentBytes() / MEGABYTE);
    boolean slow = audit.perSecond() < FIRST_MARK * bare;
    System.exit(audit.exit() == 0 && slow ? 1 : audit.exit());
  }

  /** For a tally that comes back from being killed, and then has all of it before it. */
  private static Duration patience(int votes) {
    return Duration.ofMinutes(5).plusMillis(votes / 10);
  }

  private static void kill(RunningStack stack, AtomicInteger kills) {
    try {
      for (int i = 0; i < KILLS; i++) {
        Thread.sleep(BETWEEN_KILLS);
        stack.kill("tally-streams-1");
        kills.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException("tally-streams-1 could not be killed", e);
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static String setting(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set; start this with ./votestream bench audit");
  }
}
