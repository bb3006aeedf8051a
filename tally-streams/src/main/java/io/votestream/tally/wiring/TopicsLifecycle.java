package io.votestream.tally.wiring;

import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.tally.topology.PartialsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Creates or checks all topics before anything reads them. */
final class TopicsLifecycle implements SmartLifecycle {

  static final int PHASE = 0;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StreamsProperties kafka;
  private volatile boolean running;

  TopicsLifecycle(StreamsProperties kafka) {
    this.kafka = kafka;
  }

  @Override
  public void start() {
    List<Topic<?, ?>> topics = new ArrayList<>(Topics.all(kafka.voteLogPartitions()));
    topics.add(PartialsTopic.TOPIC);
    try {
      TopicSetup.awaitCreatedOrChecked(
          kafka.bootstrapServers(), kafka.replicationFactor(), topics, PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted while starting.");
    } catch (IllegalStateException e) {
      throw new CannotStartException(String.valueOf(e.getMessage()));
    }
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
