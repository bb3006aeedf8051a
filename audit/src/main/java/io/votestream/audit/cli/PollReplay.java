package io.votestream.audit.cli;

import io.votestream.audit.bundle.BundleWriter;
import io.votestream.audit.bundle.Certificate;
import io.votestream.audit.bundle.CountedPoll;
import io.votestream.audit.bundle.MerkleTree;
import io.votestream.audit.bundle.PartitionLeaves;
import io.votestream.audit.bundle.RejectionLine;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.PollPartition;
import io.votestream.audit.fold.RejectionListener;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.PollsTopic;
import io.votestream.audit.kafka.RecordSink;
import io.votestream.audit.kafka.ReplayProgress;
import io.votestream.audit.kafka.VoteLogReplay;
import io.votestream.schemas.v1.Poll;
import io.votestream.schemas.v1.PollOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Reads one poll's events out of the log: its leaves, its rejections and its count. */
final class PollReplay {

  private final Settings settings;
  private final String pollId;
  private final ReplayProgress progress;
  private final List<StringBuilder> rejections = new ArrayList<>();
  private final SortedMap<Integer, PartitionLeaves> leaves = new ConcurrentSkipListMap<>();

  /**
   * @throws IllegalArgumentException if no bundle can name such a poll
   */
  PollReplay(Settings settings, String pollId, ReplayProgress progress) {
    BundleWriter.requireExportable(pollId);
    this.settings = settings;
    this.pollId = pollId;
    this.progress = progress;
  }

  /** Where the leaves of a partition go; asked for with the first one. */
  interface LeavesOf {
    PartitionLeaves partition(int partition) throws IOException;
  }

  CountedPoll run(LeavesOf files) throws ViewUnavailableException, IOException {
    int partitions = VoteLogReplay.partitions(settings.kafka());
    List<PartitionFold> folds = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      folds.add(new PartitionFold(p, partitions, pollId, WhatIf.AS_IT_IS, listener(p)));
    }
    try (Replay replay =
        Replay.of(settings.kafka(), folds, p -> sink(p, folds.get(p), files), progress)) {
      replay.log().foldTo(replay.log().ends());
      for (PartitionLeaves written : leaves.values()) {
        written.close();
      }
      return new CountedPoll(
          pollId,
          partitions,
          words(),
          replay
              .fold()
              .rules(pollId)
              .orElseThrow(() -> new IllegalArgumentException("the log opens no poll " + pollId)),
          replay.fold().now(pollId),
          trees());
    }
  }

  private RejectionListener listener(int partition) {
    StringBuilder lines = new StringBuilder();
    rejections.add(lines);
    return (poll, vote) -> lines.append(RejectionLine.of(partition, vote));
  }

  private RecordSink sink(int partition, PartitionFold fold, LeavesOf files) {
    PollPartition poll = fold.poll(pollId);
    return (offset, timestamp, key, value) -> {
      fold.fold(offset, timestamp, key, value);
      if (value != null && poll.position() == offset) {
        leaves.computeIfAbsent(partition, p -> open(files, p)).add(offset, timestamp, value);
      }
    };
  }

  private static PartitionLeaves open(LeavesOf files, int partition) {
    try {
      return files.partition(partition);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle could not be written", e);
    }
  }

  private SortedMap<Integer, MerkleTree> trees() {
    SortedMap<Integer, MerkleTree> trees = new TreeMap<>();
    leaves.forEach((partition, written) -> trees.put(partition, written.tree()));
    return trees;
  }

  /** From the definition: the log holds no words. */
  private Certificate.Poll words() throws ViewUnavailableException {
    try (PollsTopic topic = new PollsTopic(settings.kafka())) {
      Poll poll = topic.polls().getOrDefault(pollId, Poll.getDefaultInstance());
      return new Certificate.Poll(
          poll.getQuestion(), poll.getOptionsList().stream().map(PollOption::getText).toList());
    }
  }

  /** In the form of {@code rejections.jsonl}. */
  String rejections() {
    return String.join("", rejections);
  }
}
