package io.votestream.bench.demo;

import io.votestream.bench.client.Edge;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.load.Outcomes;
import io.votestream.bench.load.VoteLoad;
import io.votestream.bench.stack.RunningStack;
import java.time.Duration;

/** Ingest from one instance to three and back while votes come in. */
final class Scaling implements Demo.Step {

  /** What two cores bear with everything on them, the load and the starting JVMs included. */
  private static final int VOTES_PER_SECOND = 100;

  /** A stack that has just started compiles what it does most while it does it. */
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  @Override
  public void run(Edge edge, RunningStack stack, FreshPoll poll, Report report) throws Exception {
    report.step(
        "ingest-service from 1 to 3 instances and back, under " + VOTES_PER_SECOND + " votes/s");
    long before = poll.ballots(edge);
    try (VoteLoad load = VoteLoad.start(edge, poll.id(), poll.options(), VOTES_PER_SECOND)) {
      Thread.sleep(WARM_UP);
      long started = System.nanoTime();
      stack.scale("ingest-service", 3);
      report.line("3 instances after %.1f s", (System.nanoTime() - started) / 1e9);
      Thread.sleep(Duration.ofSeconds(5));
      started = System.nanoTime();
      stack.scale("ingest-service", 1);
      report.line("1 instance after %.1f s", (System.nanoTime() - started) / 1e9);
      Thread.sleep(Duration.ofSeconds(2));
      Outcomes outcomes = load.stop();
      report.check(
          outcomes.failures() == 0,
          "%d votes, %d failed requests%s, answered in %.0f ms (p50), %.0f ms (p99)",
          outcomes.accepted(),
          outcomes.failures(),
          outcomes.failures() == 0 ? "" : " " + outcomes.answers(),
          outcomes.latencyMillis(0.5),
          outcomes.latencyMillis(0.99));
      long expected = before + outcomes.accepted();
      long counted = poll.awaitBallots(edge, expected, Duration.ofSeconds(10));
      report.check(
          counted == expected,
          "counted %d = acknowledged %d",
          counted - before,
          outcomes.accepted());
    }
  }
}
