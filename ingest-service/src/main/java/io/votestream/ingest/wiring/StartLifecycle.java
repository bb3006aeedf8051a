package io.votestream.ingest.wiring;

import io.votestream.ingest.kafka.AcknowledgingProducer;
import io.votestream.ingest.kafka.PollTopicReader;
import io.votestream.ingest.kafka.WebhookTopicReader;
import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Everything that must be true before the port opens: topics as they have to be, the poll directory
 * complete, sample polls open. A port that is still closed lets the edge turn to another instance;
 * a 503 would not.
 */
final class StartLifecycle implements SmartLifecycle {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final KafkaProperties kafka;
  private final AcknowledgingProducer producer;
  private final PollTopicReader polls;
  private final WebhookTopicReader webhooks;
  private final Runnable samples;
  private volatile boolean running;

  StartLifecycle(
      KafkaProperties kafka,
      AcknowledgingProducer producer,
      PollTopicReader polls,
      WebhookTopicReader webhooks,
      Runnable samples) {
    this.kafka = kafka;
    this.producer = producer;
    this.polls = polls;
    this.webhooks = webhooks;
    this.samples = samples;
  }

  @Override
  public void start() {
    List<Topic<?, ?>> topics = Topics.all(kafka.voteLogPartitions());
    try {
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(), kafka.replicationFactor(), topics, WITHIN);
      producer.connect(topics);
      polls.start();
      webhooks.start();
      polls.awaitCaughtUp(WITHIN);
      webhooks.awaitCaughtUp(WITHIN);
    } catch (IllegalStateException e) {
      throw new CannotStartException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    }
    samples.run();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which starts close to the last phase. */
  @Override
  public int getPhase() {
    return 0;
  }
}
