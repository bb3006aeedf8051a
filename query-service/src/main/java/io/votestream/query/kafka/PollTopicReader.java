package io.votestream.query.kafka;

import io.votestream.query.domain.poll.PollView;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fills the poll view from the topic {@code polls} and follows it. */
public final class PollTopicReader implements AutoCloseable {

  private final PollView view;
  private final CompactedTopicReader<String, Poll> reader;

  public PollTopicReader(String bootstrapServers, PollView view) {
    this.view = view;
    this.reader = new CompactedTopicReader<>(bootstrapServers, Topics.POLLS, this::accept);
  }

  public void start() {
    reader.start();
  }

  /** Whether the view holds every poll that existed when reading began. */
  public boolean caughtUp() {
    return reader.caughtUp();
  }

  /**
   * Returns when {@link #caughtUp}.
   *
   * @throws IllegalStateException if it is not in time
   */
  public void awaitCaughtUp(Duration within) throws InterruptedException {
    reader.awaitCaughtUp(within);
  }

  /**
   * How long ago the view was last known to be complete; grows while Kafka does not answer. Empty
   * before it was complete once.
   */
  public Optional<Duration> age() {
    return Optional.ofNullable(reader.age());
  }

  private void accept(ConsumerRecord<String, Poll> record) {
    if (record.value() != null) {
      view.accept(record.value());
    }
  }

  @Override
  public void close() throws InterruptedException {
    reader.close();
  }
}
