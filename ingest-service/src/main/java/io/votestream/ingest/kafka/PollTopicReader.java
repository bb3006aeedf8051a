package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.Freshness;
import io.votestream.ingest.domain.PollDirectory;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Feeds the poll directory from its topic. */
public final class PollTopicReader implements Freshness, AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

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

  /**
   * Begins to read, and returns when the directory is complete.
   *
   * @return false if it was not complete in time
   */
  public boolean start(Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    reader.start();
    while (!reader.caughtUp() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN);
    }
    return reader.caughtUp();
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
