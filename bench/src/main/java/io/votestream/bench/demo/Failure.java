package io.votestream.bench.demo;

import io.votestream.bench.client.Edge;
import io.votestream.bench.client.Feed;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.load.Outcomes;
import io.votestream.bench.load.VoteLoad;
import io.votestream.bench.stack.RunningStack;
import java.time.Duration;

/** One instance is killed while it answers: voters try again, and every vote counts once. */
final class Failure implements Demo.Step {

  private static final int VOTES_PER_SECOND = 100;

  @Override
  public void run(Edge edge, RunningStack stack, FreshPoll poll, Report report) throws Exception {
    report.step("kill -9 of an ingest instance, under " + VOTES_PER_SECOND + " votes/s");
    long before = poll.ballots(edge);
    stack.scale("ingest-service", 2);
    try (Feed feed = new Feed(edge.base(), poll.id());
        VoteLoad load = VoteLoad.start(edge, poll.id(), poll.options(), VOTES_PER_SECOND)) {
      Thread.sleep(Duration.ofSeconds(3));
      long killed = stack.pid("ingest-service-2");
      stack.kill("ingest-service-2");
      report.line("killed process %d", killed);
      Thread.sleep(Duration.ofSeconds(10));
      Outcomes outcomes = load.stop();
      report.check(
          outcomes.givenUp() == 0,
          "%d votes acknowledged, %d given up, %d requests had to be repeated",
          outcomes.accepted(),
          outcomes.givenUp(),
          outcomes.failures());
      long expected = before + outcomes.accepted();
      long counted = poll.awaitBallots(edge, expected, Duration.ofSeconds(15));
      report.check(
          counted == expected,
          "counted %d = acknowledged %d: none lost, none twice",
          counted - before,
          outcomes.accepted());
      Feed.Frame last = feed.await(frame -> frame.ballots() == expected, Duration.ofSeconds(5));
      report.check(last != null, "the viewer's feed ends on the same number, %d", expected);
      long again = stack.pid("ingest-service-2");
      report.check(
          again != killed && ProcessHandle.of(again).isPresent(),
          "the supervisor has started it again: process %d",
          again);
    }
    stack.scale("ingest-service", 1);
  }
}
