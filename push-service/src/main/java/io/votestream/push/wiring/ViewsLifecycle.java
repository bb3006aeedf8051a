package io.votestream.push.wiring;

import io.votestream.push.domain.Feeds;
import io.votestream.push.kafka.TallyViews;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      // A tally in a partition that is not read would be missing without a word.
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(),
          kafka.replicationFactor(),
          List.of(Topics.POLLS, Topics.TALLIES, Topics.WEBHOOKS, Topics.WEBHOOK_DELIVERIES),
          PATIENCE);
      views.start();
      while (!views.caughtUp()) {
        pauseUntil(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Stopped while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStart(String.valueOf(e.getMessage()));
    }
    log.info("{} polls known", feeds.size());
    running = true;
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
