package io.votestream.audit.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What the log says up to some moment; its JSON form is this record as it is.
 *
 * @param foldedTo offset behind the last record counted in, by partition
 * @param whatIf the same polls by other rules; empty where none were asked for
 * @param logFaultless whether the log itself is sound
 */
public record RecountReport(
    SortedMap<Integer, Long> foldedTo,
    List<PollReport> polls,
    List<PollReport> whatIf,
    boolean logFaultless) {

  /** The report for people. */
  public void print(PrintWriter out) {
    out.println(line("poll", "ballots", "rejected", "version", "final", "counts"));
    for (int i = 0; i < polls.size(); i++) {
      out.println(line(polls.get(i), polls.get(i).pollId()));
      if (!whatIf.isEmpty()) {
        out.println(line(whatIf.get(i), "  what if"));
        out.println("  change             " + change(polls.get(i), whatIf.get(i)));
      }
    }
    if (!logFaultless) {
      out.println("FAULT in the log: audit without --at and --what-if names it");
    }
    out.flush();
  }

  private static String line(PollReport poll, String name) {
    PollReport.Rejections rejected = poll.rejected();
    long all = rejected.duplicate() + rejected.superseded() + rejected.late() + rejected.invalid();
    return line(name, poll.ballots(), all, poll.version(), poll.isFinal(), poll.counts());
  }

  private static String line(Object... columns) {
    return String.format(Locale.ROOT, "%-18s %9s %9s %9s %-5s  %s", columns);
  }

  private static String change(PollReport from, PollReport to) {
    List<String> changes = new ArrayList<>();
    int options = Math.max(from.counts().size(), to.counts().size());
    for (int i = 0; i < options; i++) {
      changes.add(String.format(Locale.ROOT, "%+d", votes(to, i) - votes(from, i)));
    }
    return String.format(Locale.ROOT, "%+9d  counts %s", to.ballots() - from.ballots(), changes);
  }

  private static long votes(PollReport poll, int option) {
    return option < poll.counts().size() ? poll.counts().get(option) : 0;
  }
}
