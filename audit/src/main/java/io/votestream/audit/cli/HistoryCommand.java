package io.votestream.audit.cli;

import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.PollHistory;
import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.VoteLogReplay;
import io.votestream.audit.report.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A poll's result over time, from the log alone. */
@Command(
    name = "history",
    description = "A poll's result over time, for charts; as CSV or JSON.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

  private final Settings settings;
  private final PrintWriter out;

  @Option(names = "--poll", paramLabel = "ID", required = true, description = "The poll.")
  private String poll = "";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Length of a span (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  HistoryCommand(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * @param at end of a span; what is stamped earlier is counted in
   */
  record Point(Instant at, long version, long ballots, List<Long> counts) {}

  @Override
  public Integer call() {
    if (seconds < 1) {
      throw new IllegalArgumentException("--every takes one second or more");
    }
    List<Point> points = points();
    if (json) {
      out.print(Json.write(points));
    } else {
      out.println("at,version,ballots,counts");
      points.forEach(
          point ->
              out.printf(
                  "%s,%d,%d,%s%n",
                  point.at(),
                  point.version(),
                  point.ballots(),
                  point.counts().stream().map(String::valueOf).collect(Collectors.joining(" "))));
    }
    out.flush();
    return Audit.EQUAL;
  }

  private List<Point> points() {
    String kafka = settings.kafka();
    int partitions = VoteLogReplay.partitions(kafka);
    List<PartitionFold> folds =
        IntStream.range(0, partitions)
            .mapToObj(
                p ->
                    new PartitionFold(p, partitions, poll, WhatIf.AS_IT_IS, RejectionListener.NONE))
            .toList();
    PollHistory history = new PollHistory(poll, seconds * 1000L, folds);
    try (Replay replay =
        Replay.of(
            kafka,
            folds,
            p ->
                (offset, timestamp, key, value) -> {
                  history.before(p, timestamp);
                  folds.get(p).fold(offset, timestamp, key, value);
                },
            new ProgressLine(System.err))) {
      replay.log().foldTo(replay.log().ends());
      if (folds.stream().allMatch(fold -> fold.poll(poll).position() < 0)) {
        throw new IllegalArgumentException("the log has no event of poll " + poll);
      }
      return history.points().stream()
          .map(
              point ->
                  new Point(
                      Instant.ofEpochMilli(point.end()),
                      point.recount().version(),
                      point.recount().ballots(),
                      point.recount().counts()))
          .toList();
    }
  }
}
