package io.votestream.push.wiring;

import io.votestream.push.domain.Feeds;
import io.votestream.push.kafka.TallyViews;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the port only after every poll and tally is known: an instance that has not caught up would
 * answer 404 for polls that exist, and the edge goes to another instance while the port is closed.
 */
final class ViewsLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ViewsLifecycle.class);

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int KAFKA_ANSWERS_WITHIN_MILLIS = 5_000;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaProperties kafka;
  private final TallyViews views;
  private final Feeds feeds;
  private volatile boolean running;

  ViewsLifecycle(KafkaProperties kafka, TallyViews views, Feeds feeds) {
    this.kafka = kafka;
    this.views = views;
    this.feeds = feeds;
  }

  @Override
  public void start() {
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      checkTopics(deadline);
      views.start();
      while (!views.caughtUp()) {
        pauseUntil(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Stopped while starting.");
    }
    log.info("{} polls known", feeds.size());
    running = true;
  }

  /** A tally in a partition that is not read would be missing without a word. */
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
          topics.createOrCheck(List.of(Topics.POLLS, Topics.TALLIES));
          checked = true;
        } catch (IllegalStateException e) {
          if (e.getCause() == null) {
            throw new CannotStart(String.valueOf(e.getMessage()));
          }
          log.warn("{}, trying again", e.getMessage());
          pauseUntil(deadline);
        }
      }
    }
  }

  private void pauseUntil(Instant deadline) throws InterruptedException {
    if (Instant.now().isAfter(deadline)) {
      throw new CannotStart("Kafka at %s does not answer.".formatted(kafka.bootstrapServers()));
    }
    Thread.sleep(PAUSE);
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
