package io.votestream.audit.cli;

import io.votestream.audit.fold.Findings;
import io.votestream.audit.fold.LogFold;
import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.ReplayProgress;
import io.votestream.audit.kafka.VoteLogReplay;
import io.votestream.audit.report.PollReport;
import io.votestream.audit.report.RecountReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the log up to some moment, by its own rules and perhaps by others, compared with nothing.
 */
final class RecountRun {

  private final String kafka;
  private final @Nullable String onlyPoll;
  private final @Nullable AsOf asOf;
  private final ReplayProgress progress;

  /**
   * @param onlyPoll null for all
   * @param asOf null for the log's end
   */
  RecountRun(
      String kafka, @Nullable String onlyPoll, @Nullable AsOf asOf, ReplayProgress progress) {
    this.kafka = kafka;
    this.onlyPoll = onlyPoll;
    this.asOf = asOf;
    this.progress = progress;
  }

  RecountReport run(@Nullable WhatIf whatIf) {
    int partitions = VoteLogReplay.partitions(kafka);
    try (LogFold asItIs = fold(partitions, WhatIf.AS_IT_IS);
        LogFold otherwise = fold(partitions, whatIf == null ? WhatIf.AS_IT_IS : whatIf);
        VoteLogReplay log =
            VoteLogReplay.open(
                kafka,
                partitions,
                p ->
                    (offset, timestamp, key, value) -> {
                      asItIs.partition(p).fold(offset, timestamp, key, value);
                      if (whatIf != null) {
                        otherwise.partition(p).fold(offset, timestamp, key, value);
                      }
                    },
                progress)) {
      Map<Integer, Long> ends = asOf == null ? log.ends() : asOf.ends(log);
      log.foldTo(ends);
      Findings findings = asItIs.findings();
      log.addFindings(findings);
      List<PollReport> counted =
          asItIs.polls().stream().map(asItIs::now).map(PollReport::of).toList();
      if (asOf == null) {
        UnknownPollException.throwUnlessKnown(onlyPoll, counted);
      }
      return new RecountReport(
          new TreeMap<>(ends),
          counted,
          whatIf == null
              ? List.of()
              : asItIs.polls().stream().map(otherwise::now).map(PollReport::of).toList(),
          findings.faultless());
    }
  }

  private LogFold fold(int partitions, WhatIf whatIf) {
    return new LogFold(
        IntStream.range(0, partitions)
            .mapToObj(
                p -> new PartitionFold(p, partitions, onlyPoll, whatIf, RejectionListener.NONE))
            .toList());
  }
}
