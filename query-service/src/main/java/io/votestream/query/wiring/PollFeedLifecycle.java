package io.votestream.query.wiring;

import io.votestream.query.domain.PollView;
import io.votestream.query.kafka.PollFeed;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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

  private static final int KAFKA_ANSWERS_WITHIN_MILLIS = 5_000;

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
      checkTopics(deadline);
      feed.start();
      while (!feed.caughtUp()) {
        pauseUntil(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    }
    log.info("{} polls known", polls.size());
    running = true;
  }

  private void checkTopics(Instant deadline) throws InterruptedException {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            KAFKA_ANSWERS_WITHIN_MILLIS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            KAFKA_ANSWERS_WITHIN_MILLIS);
    try (Admin admin = Admin.create(config)) {
      TopicSetup topics = new TopicSetup(admin, kafka.replicationFactor());
      boolean checked = false;
      while (!checked) {
        try {
          topics.createOrCheck(Topics.all(kafka.voteLogPartitions()));
          checked = true;
        } catch (IllegalStateException e) {
          if (e.getCause() == null) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
          }
          log.warn("{}, trying again", e.getMessage());
          pauseUntil(deadline);
        }
      }
    }
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
