package io.votestream.tally.wiring;

import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.tally.topology.PartialsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates or checks all topics before anything reads them. */
final class TopicsLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicsLifecycle.class);

  static final int PHASE = 0;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Admin admin;
  private final StreamsProperties kafka;
  private volatile boolean running;

  TopicsLifecycle(Admin admin, StreamsProperties kafka) {
    this.admin = admin;
    this.kafka = kafka;
  }

  @Override
  public void start() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Topic<?, ?>> topics = new ArrayList<>(Topics.all(kafka.voteLogPartitions()));
    topics.add(PartialsTopic.TOPIC);
    TopicSetup setup = new TopicSetup(admin, kafka.replicationFactor());
    try {
      while (!running) {
        running = checked(setup, topics);
        if (!running && System.nanoTime() > deadline) {
          throw new CannotStartException(
              "Kafka at %s does not answer.".formatted(kafka.bootstrapServers()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    }
  }

  private static boolean checked(TopicSetup setup, List<Topic<?, ?>> topics)
      throws InterruptedException {
    try {
      setup.createOrCheck(topics);
      return true;
    } catch (IllegalStateException e) {
      if (e.getCause() == null) {
        throw new CannotStartException(String.valueOf(e.getMessage()));
      }
      log.warn("{}, trying again", e.getMessage());
      Thread.sleep(500);
      return false;
    }
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
