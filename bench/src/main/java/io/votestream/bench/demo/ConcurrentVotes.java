package io.votestream.bench.demo;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import io.votestream.bench.client.Feed;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.stack.RunningStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** 150 votes at once, all accepted, all counted, seen live. */
final class ConcurrentVotes implements Demo.Step {

  private static final int VOTES = 150;

  @Override
  public void run(Edge edge, RunningStack stack, FreshPoll poll, Report report) throws Exception {
    report.step(VOTES + " voters at the same moment, one viewer watching");
    long before = poll.ballots(edge);
    try (Feed feed = new Feed(edge.base(), poll.id());
        ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
      int firstVoter = ThreadLocalRandom.current().nextInt(65_000);
      long started = System.nanoTime();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < VOTES; i++) {
        int voter = i;
        answers.add(
            voters.submit(
                () ->
                    edge.vote(
                        poll.id(),
                        voter % poll.options(),
                        UUID.randomUUID().toString(),
                        Edge.loopback(firstVoter + voter))));
      }
      int accepted = 0;
      for (Future<Answer> answer : answers) {
        accepted += answer.get().status() == 202 ? 1 : 0;
      }
      long answered = System.nanoTime();
      report.check(
          accepted == VOTES,
          "%d of %d accepted in %.0f ms",
          accepted,
          VOTES,
          (answered - started) / 1e6);

      Feed.Frame last =
          feed.await(frame -> frame.ballots() >= before + VOTES, Duration.ofSeconds(5));
      report.check(
          last != null && last.ballots() == before + VOTES,
          "the viewer's feed ends on %s, %.0f ms after the last answer, in %d frames",
          last == null ? "no such frame" : String.valueOf(last.ballots()),
          last == null ? Double.NaN : Math.max(0, (last.nanos() - answered) / 1e6),
          feed.frames().size());
      long counted = poll.awaitBallots(edge, before + VOTES, Duration.ofSeconds(5));
      report.check(
          counted == before + VOTES,
          "results: %d before, %d after, %+d",
          before,
          counted,
          counted - before);
    }
  }
}
