package io.votestream.audit.cli;

import io.votestream.audit.fold.LogFold;
import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.RecordSink;
import io.votestream.audit.kafka.ReplayProgress;
import io.votestream.audit.kafka.VoteLogReplay;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A replay of the vote log into a fold. */
record Replay(VoteLogReplay log, LogFold fold) implements AutoCloseable {

  /**
   * @param onlyPoll null for all
   * @param rejections listener by partition
   */
  static Replay open(
      String kafka,
      int partitions,
      @Nullable String onlyPoll,
      WhatIf whatIf,
      IntFunction<RejectionListener> rejections,
      ReplayProgress progress) {
    List<PartitionFold> folds =
        IntStream.range(0, partitions)
            .mapToObj(p -> new PartitionFold(p, partitions, onlyPoll, whatIf, rejections.apply(p)))
            .toList();
    return of(kafka, folds, p -> folds.get(p)::fold, progress);
  }

  /**
   * @param sinks by partition, which feed the folds
   */
  static Replay of(
      String kafka,
      List<PartitionFold> folds,
      IntFunction<RecordSink> sinks,
      ReplayProgress progress) {
    return new Replay(VoteLogReplay.open(kafka, folds.size(), sinks, progress), new LogFold(folds));
  }

  @Override
  public void close() {
    log.close();
    fold.close();
  }
}
