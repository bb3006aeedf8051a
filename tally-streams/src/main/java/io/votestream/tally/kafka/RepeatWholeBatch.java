package io.votestream.tally.kafka;

import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;

/**
 * Repeats a batch until it is written. If the repeating itself breaks off, as it may when the
 * broker goes too, the consumer goes back to the beginning of the batch: it has read past it, and
 * would otherwise commit that.
 */
final class RepeatWholeBatch extends DefaultErrorHandler {

  RepeatWholeBatch(BackOff backOff) {
    super(backOff);
  }

  @Override
  public void handleBatch(
      Exception failure,
      ConsumerRecords<?, ?> batch,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable listener) {
    try {
      super.handleBatch(failure, batch, consumer, container, listener);
    } catch (RuntimeException e) {
      goBack(batch, consumer);
      throw e;
    }
  }

  @Override
  public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
      Exception failure,
      ConsumerRecords<?, ?> batch,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable listener) {
    try {
      return super.handleBatchAndReturnRemaining(failure, batch, consumer, container, listener);
    } catch (RuntimeException e) {
      goBack(batch, consumer);
      throw e;
    }
  }

  private static void goBack(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
    Set<TopicPartition> ours = consumer.assignment();
    for (TopicPartition partition : batch.partitions()) {
      if (ours.contains(partition)) {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      }
    }
  }
}
