package io.votestream.audit.cli;

import io.votestream.audit.bundle.ReceiptCheck;
import io.votestream.audit.fold.PartitionFold;
import io.votestream.audit.fold.PollPartition;
import io.votestream.audit.fold.VoteFate;
import io.votestream.audit.fold.WhatIf;
import io.votestream.audit.kafka.RecordSink;
import io.votestream.audit.kafka.ReplayProgress;
import io.votestream.audit.kafka.VoteLogReplay;
import io.votestream.schemas.v1.ReceiptBody;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds the record of a receipt in the log, and its fate by folding that partition. */
final class ReceiptReplay {

  private final String kafka;

  ReceiptReplay(String kafka) {
    this.kafka = kafka;
  }

  /**
   * @param fate as the log says it, if present
   */
  record Found(boolean present, String fate) {}

  Found find(ReceiptBody receipt) {
    int partitions = VoteLogReplay.partitions(kafka);
    int partition = receipt.getPartition();
    AtomicBoolean present = new AtomicBoolean();
    VoteFate fate = new VoteFate(receipt.getPollId(), receipt.getOffset());
    try (PartitionFold fold =
            new PartitionFold(partition, partitions, receipt.getPollId(), WhatIf.AS_IT_IS, fate);
        VoteLogReplay log =
            VoteLogReplay.open(
                kafka, partitions, p -> sink(receipt, fold, present), ReplayProgress.SILENT)) {
      Map<Integer, Long> ends = log.ends();
      ends.keySet().retainAll(Set.of(partition));
      log.foldTo(ends);
    }
    return new Found(present.get(), fate.text());
  }

  private static RecordSink sink(ReceiptBody receipt, PartitionFold fold, AtomicBoolean present) {
    PollPartition poll = fold.poll(receipt.getPollId());
    return (offset, timestamp, key, value) -> {
      fold.fold(offset, timestamp, key, value);
      if (offset == receipt.getOffset()
          && value != null
          && poll.position() == offset
          && ReceiptCheck.isFor(receipt, timestamp, value)) {
        present.set(true);
      }
    };
  }
}
