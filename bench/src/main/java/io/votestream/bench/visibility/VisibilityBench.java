package io.votestream.bench.visibility;

import io.votestream.bench.client.Answer;
import io.votestream.bench.client.Edge;
import io.votestream.bench.client.Feed;
import io.votestream.bench.load.FreshPoll;
import io.votestream.bench.load.VoteLoad;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * `./votestream bench visibility [PER_SECOND [SECONDS]]`: while an audience votes for one option at
 * a steady rate (0 for none), single votes for another show how long an accepted vote takes to the
 * results and to a viewer. Exits with 1 if the slowest in a hundred takes longer than promised.
 */
public final class VisibilityBench {

  private static final int PER_SECOND = 200;
  private static final int SECONDS = 60;

  /** Until the JVMs have compiled what they do most. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final double PROMISED_MILLIS = 1_000;
  private static final int PROBED_OPTION = 1;

  private final Edge edge;
  private final FreshPoll poll;
  private final Feed feed;
  private final Latencies answers = new Latencies();
  private final Latencies onFeed = new Latencies();
  private final Latencies inResults = new Latencies();
  private int cast;

  private VisibilityBench(Edge edge, FreshPoll poll, Feed feed) {
    this.edge = edge;
    this.poll = poll;
    this.feed = feed;
  }

  public static void main(String[] arguments) throws Exception {
    int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PER_SECOND;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
    URI url = URI.create(Objects.requireNonNull(System.getenv("EDGE_URL"), "EDGE_URL is not set"));
    try (Edge edge = new Edge(url)) {
      FreshPoll poll = FreshPoll.create(edge);
      try (Feed feed = new Feed(url, poll.id());
          VoteLoad load = perSecond == 0 ? null : VoteLoad.start(edge, poll.id(), 1, perSecond)) {
        VisibilityBench bench = new VisibilityBench(edge, poll, feed);
        bench.probe(WARM_UP, false);
        bench.probe(Duration.ofSeconds(seconds), true);
        if (load != null) {
          print("beside %d votes/s: %s", perSecond, load.stop());
        }
        System.exit(bench.report() ? 0 : 1);
      }
    }
  }

  private void probe(Duration during, boolean measured) throws IOException, InterruptedException {
    long end = System.nanoTime() + during.toNanos();
    while (System.nanoTime() < end) {
      long sent = System.nanoTime();
      Answer answer =
          edge.vote(
              poll.id(),
              PROBED_OPTION,
              UUID.randomUUID().toString(),
              Edge.loopback(ThreadLocalRandom.current().nextInt()));
      long accepted = System.nanoTime();
      if (answer.status() != 202) {
        throw new IllegalStateException("vote: " + answer.status() + " " + answer.body());
      }
      cast++;
      long results = awaitResults();
      Feed.@Nullable Frame frame =
          feed.await(f -> f.json().path("counts").path(PROBED_OPTION).asInt() >= cast, LIMIT);
      if (frame == null) {
        throw new IllegalStateException("a vote did not come to the feed within " + LIMIT);
      }
      if (measured) {
        answers.add(accepted - sent);
        inResults.add(results - accepted);
        onFeed.add(frame.nanos() - accepted);
      }
      Thread.sleep(BETWEEN);
    }
  }

  /** When the results had every vote cast. */
  private long awaitResults() throws IOException, InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      // From many addresses, as the edge limits each.
      JsonNode results =
          edge.send(
                  "GET",
                  "/polls/" + poll.id() + "/results",
                  null,
                  Map.of(),
                  Edge.loopback(ThreadLocalRandom.current().nextInt()))
              .json();
      if (results.path("options").path(PROBED_OPTION).path("votes").asInt() >= cast) {
        return System.nanoTime();
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new IllegalStateException("a vote did not come to the results within " + LIMIT);
  }

  private boolean report() {
    print("%-28s %s", "vote to its answer", answers);
    print("%-28s %s", "answer to the results", inResults);
    print("%-28s %s", "answer to a viewer", onFeed);
    return inResults.millis(0.99) < PROMISED_MILLIS && onFeed.millis(0.99) < PROMISED_MILLIS;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
