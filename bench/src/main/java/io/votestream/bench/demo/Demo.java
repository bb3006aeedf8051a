package io.votestream.bench.demo;

import io.votestream.bench.client.Edge;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.stack.RunningStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guided demonstration: `./votestream demo`. Every figure it prints is measured as it runs; it
 * exits 1 if one did not hold.
 *
 * <p>Reads EDGE_URL, VOTESTREAM_HOME and VOTESTREAM_SCRIPT, which the script sets.
 */
public final class Demo {

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    URI url = URI.create(setting("EDGE_URL"));
    RunningStack stack =
        new RunningStack(
            Path.of(setting("VOTESTREAM_SCRIPT")), Path.of(setting("VOTESTREAM_HOME")));
    Report report = new Report(System.out);
    try (Edge edge = new Edge(url)) {
      FreshPoll poll = FreshPoll.create(edge);
      System.out.printf("VoteStream at %s. Watch along on that page.%n", url);
      System.out.printf("Poll %s: “%s”%n", poll.id(), poll.question());
      for (Step step :
          List.of(new ConcurrentVotes(), new RateLimit(), new Scaling(), new Failure())) {
        step.run(edge, stack, poll, report);
      }
    }
    System.out.println(
        report.allHeld()
            ? "\nAll held."
            : "\n%d of these did not hold.".formatted(report.failed()));
    System.exit(report.allHeld() ? 0 : 1);
  }

  private static String setting(String name) {
    @Nullable String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; start this with ./votestream demo");
    }
    return value;
  }

  /** One thing that is shown. */
  interface Step {
    void run(Edge edge, RunningStack stack, FreshPoll poll, Report report) throws Exception;
  }
}
