package io.votestream.query.wiring;

import io.votestream.query.domain.PollView;
import io.votestream.query.kafka.PollFeed;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the port only after every poll is known: an instance that has not caught up would answer
 * 404 for polls that exist, and the edge goes to another instance while the port is closed.
 */
final class PollFeedLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PollFeedLifecycle.class);

  /** Before the web server, which is among the last. */
  static final int PHASE = 0;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProperties kafka;
  private final PollFeed feed;
  private final PollView polls;
  private volatile boolean running;

  PollFeedLifecycle(KafkaProperties kafka, PollFeed feed, PollView polls) {
    this.kafka = kafka;
    this.feed = feed;
    this.polls = polls;
  }

  @Override
  public void start() {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(),
          kafka.replicationFactor(),
          Topics.all(kafka.voteLogPartitions()),
          PATIENCE);
      feed.start();
      while (!feed.caughtUp()) {
        pauseUntil(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
    log.info("{} polls known", polls.size());
    running = true;
  }

  private void pauseUntil(Instant deadline) throws InterruptedException {
    if (Instant.now().isAfter(deadline)) {
      throw new CannotStartException(
          "Kafka at %s does not answer.".formatted(kafka.bootstrapServers()));
    }
    Thread.sleep(20);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
