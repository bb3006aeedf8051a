package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Feeds the poll directory from its topic. */
public final class PollTopicReader implements Freshness, AutoCloseable {

  private final CompactedTopicReader<String, Poll> reader;

  public PollTopicReader(String bootstrapServers, PollDirectory directory) {
    this.reader =
        new CompactedTopicReader<>(
            bootstrapServers, Topics.POLLS, record -> accept(record, directory));
  }

  private static void accept(ConsumerRecord<String, Poll> record, PollDirectory directory) {
    Poll poll = record.value();
    if (poll != null) {
      directory.accept(poll);
    }
  }

  public void start() {
    reader.start();
  }

  /**
   * Returns when every poll is known that there was at the start.
   *
   * @throws IllegalStateException if they are not in time
   */
  public void awaitCaughtUp(Duration within) throws InterruptedException {
    reader.awaitCaughtUp(within);
  }

  @Override
  public @Nullable Duration age() {
    return reader.age();
  }

  @Override
  public void close() throws InterruptedException {
    reader.close();
  }
}
