package io.votestream.audit.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.votestream.audit.comparison.RejectionLedger;
import io.votestream.audit.comparison.RejectionSource;
import io.votestream.audit.comparison.ViewUnavailableException;
import io.votestream.audit.fold.RejectionListener.Rejected;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Rejection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The topic that names the votes that do not count. */
public final class RejectionsTopic implements RejectionSource, AutoCloseable {

  private final TopicTail tail;
  private final @Nullable String onlyPoll;

  /**
   * @param onlyPoll null for all
   */
  public RejectionsTopic(String bootstrapServers, @Nullable String onlyPoll) {
    this.tail = new TopicTail(bootstrapServers, Topics.REJECTIONS.name());
    this.onlyPoll = onlyPoll;
  }

  @Override
  public void read(RejectionLedger ledger) throws ViewUnavailableException {
    tail.read(record -> claim(record, ledger));
  }

  private void claim(ConsumerRecord<byte[], byte[]> record, RejectionLedger ledger) {
    Rejection rejection = parse(record);
    if (onlyPoll == null || onlyPoll.equals(rejection.getPollId())) {
      ledger.claim(
          rejection.getPollId(),
          rejection.getPartition(),
          new Rejected(
              rejection.getSequence(),
              rejection.getOffset(),
              rejection.getReason(),
              rejection.getInFavourOf()));
    }
  }

  private static Rejection parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Rejection.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new LogUnavailableException(
          "rejections %d:%d is no rejection".formatted(record.partition(), record.offset()), e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
