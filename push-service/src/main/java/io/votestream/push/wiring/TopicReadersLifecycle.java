package io.votestream.push.wiring;

import io.votestream.push.domain.Feeds;
import io.votestream.push.kafka.TopicReaders;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the port only after every poll and tally is known: an instance that has not caught up would
 * answer 404 for polls that exist, and the edge goes to another instance while the port is closed.
 */
final class TopicReadersLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicReadersLifecycle.class);

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProperties kafka;
  private final TopicReaders readers;
  private final Feeds feeds;
  private volatile boolean running;

  TopicReadersLifecycle(KafkaProperties kafka, TopicReaders readers, Feeds feeds) {
    this.kafka = kafka;
    this.readers = readers;
    this.feeds = feeds;
  }

  @Override
  public void start() {
    try {
      // A tally in a partition that is not read would be missing without a word.
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(),
          kafka.replicationFactor(),
          List.of(Topics.POLLS, Topics.TALLIES, Topics.WEBHOOKS, Topics.WEBHOOK_DELIVERIES),
          PATIENCE);
      readers.start();
      readers.awaitCaughtUp(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Stopped while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
    log.info("{} polls known", feeds.size());
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

  /** Before the web server, which is among the last. */
  @Override
  public int getPhase() {
    return 0;
  }
}
