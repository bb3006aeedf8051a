package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.webhook.WebhookDirectory;
import io.votestream.schemas.CompactedTopicReader;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Feeds the directory of webhooks from its topic. */
public final class WebhookTopicReader implements AutoCloseable {

  private final CompactedTopicReader<String, Webhooks> reader;

  public WebhookTopicReader(String bootstrapServers, WebhookDirectory directory) {
    this.reader =
        new CompactedTopicReader<>(
            bootstrapServers, Topics.WEBHOOKS, record -> accept(record, directory));
  }

  private static void accept(ConsumerRecord<String, Webhooks> record, WebhookDirectory directory) {
    Webhooks webhooks = record.value();
    if (webhooks != null) {
      directory.accept(webhooks);
    }
  }

  public void start() {
    reader.start();
  }

  /**
   * Returns when all that was registered before the start is known.
   *
   * @throws IllegalStateException if it is not in time
   */
  public void awaitCaughtUp(Duration within) throws InterruptedException {
    reader.awaitCaughtUp(within);
  }

  /** Of the directory, see {@link io.votestream.ingest.domain.poll.Freshness}. */
  public @Nullable Duration age() {
    return reader.age();
  }

  @Override
  public void close() throws InterruptedException {
    reader.close();
  }
}
