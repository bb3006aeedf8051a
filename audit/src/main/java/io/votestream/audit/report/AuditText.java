package io.votestream.audit.report;

import io.votestream.audit.comparison.Difference;
import java.io.PrintWriter;
import java.util.Locale;

/** An audit's report for people. */
public final class AuditText {

  private static final int LISTED = 50;
  private static final int SHORT = 160;
  private static final double MEGABYTE = 1 << 20;

  private final PrintWriter out;

  public AuditText(PrintWriter out) {
    this.out = out;
  }

  public void print(AuditReport report) {
    AuditReport.Replay replay = report.replay();
    line(
        "Replayed %,d records of %d partitions in %.1f s (%,d/s, heap up to %.0f MB)",
        replay.records(),
        replay.partitions(),
        replay.seconds(),
        replay.perSecond(),
        replay.heapBytes() / MEGABYTE);
    polls(report);
    report.findings().forEach(this::finding);
    line("%-20s %8s %8s %10s %9s", "view", "polls", "equal", "different", "withheld");
    for (AuditReport.View view : report.views()) {
      line(
          "%-20s %,8d %,8d %,10d %,9d",
          view.view(), view.polls(), view.equal(), view.different(), view.withheld());
    }
    report.differences().stream().limit(LISTED).forEach(this::difference);
    if (report.differences().size() > LISTED) {
      line("… and %,d more differences (--json lists all)", report.differences().size() - LISTED);
    }
    verdict(report);
    out.flush();
  }

  private void polls(AuditReport report) {
    long ballots = report.polls().stream().mapToLong(PollReport::ballots).sum();
    long duplicate = report.polls().stream().mapToLong(p -> p.rejected().duplicate()).sum();
    long superseded = report.polls().stream().mapToLong(p -> p.rejected().superseded()).sum();
    long late = report.polls().stream().mapToLong(p -> p.rejected().late()).sum();
    long invalid = report.polls().stream().mapToLong(p -> p.rejected().invalid()).sum();
    line(
        "%,d polls (%,d final), %,d ballots count; %,d duplicate, %,d superseded, %,d late, %,d"
            + " invalid",
        report.polls().size(),
        report.polls().stream().filter(PollReport::isFinal).count(),
        ballots,
        duplicate,
        superseded,
        late,
        invalid);
  }

  private void finding(AuditReport.FindingKind kind) {
    AuditReport.Place first = kind.first().getFirst();
    line(
        "%s %s: %,d, first at %d:%s%s%s",
        kind.fault() ? "FAULT in the log," : "note on the log,",
        kind.kind().replace('_', ' '),
        kind.number(),
        first.partition(),
        first.offset() < 0 ? "-" : String.valueOf(first.offset()),
        first.pollId().isEmpty() ? "" : " poll " + first.pollId(),
        first.detail().isEmpty() ? "" : " (" + first.detail() + ")");
  }

  private void difference(Difference difference) {
    line(
        "DIFFERENT %s, poll %s, %s: found %s, the log says %s%s",
        difference.view(),
        difference.pollId(),
        difference.what(),
        shortened(difference.found()),
        shortened(difference.expected()),
        difference.place().isEmpty() ? "" : " at " + shortened(difference.place()));
  }

  private void verdict(AuditReport report) {
    if (report.isEqual()) {
      line("EQUAL: every view says what the log says");
    } else {
      long faults = report.findings().stream().filter(AuditReport.FindingKind::fault).count();
      line(
          "DIFFERENT: %,d differences in views, %,d kinds of fault in the log",
          report.differences().size(), faults);
    }
  }

  private static String shortened(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
