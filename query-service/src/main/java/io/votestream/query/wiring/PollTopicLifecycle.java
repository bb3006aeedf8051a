package io.votestream.query.wiring;

import io.votestream.query.domain.PollView;
import io.votestream.query.kafka.PollTopicReader;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the port only after every poll is known: an instance that has not caught up would answer
 * 404 for polls that exist, and the edge goes to another instance while the port is closed.
 */
final class PollTopicLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PollTopicLifecycle.class);

  /** Before the web server, which is among the last. */
  static final int PHASE = 0;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProperties kafka;
  private final PollTopicReader reader;
  private final PollView polls;
  private volatile boolean running;

  PollTopicLifecycle(KafkaProperties kafka, PollTopicReader reader, PollView polls) {
    this.kafka = kafka;
    this.reader = reader;
    this.polls = polls;
  }

  @Override
  public void start() {
    try {
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(),
          kafka.replicationFactor(),
          Topics.all(kafka.voteLogPartitions()),
          PATIENCE);
      reader.start();
      reader.awaitCaughtUp(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
    log.info("{} polls known", polls.size());
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

  @Override
  public int getPhase() {
    return PHASE;
  }
}
