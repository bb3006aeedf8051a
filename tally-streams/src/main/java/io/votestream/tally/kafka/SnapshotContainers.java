package io.votestream.tally.kafka;

import io.votestream.schemas.KafkaClient;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Consumers of the snapshot writers. Each store has its own group, so that one store's outage never
 * holds up the other; while a batch is repeated the container is paused but keeps its membership.
 */
public final class SnapshotContainers {

  /** How often a store is asked where it stands while there is nothing to write. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** While a store is gone a container goes on polling; an attempt to write ends far sooner. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String bootstrapServers;

  public SnapshotContainers(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * @param group the consumer group; shares the partitions out among the instances
   */
  public KafkaMessageListenerContainer<String, byte[]> container(
      String group, SnapshotListener listener) {
    ContainerProperties properties = new ContainerProperties(listener.topics());
    properties.setGroupId(group);
    properties.setClientId(group);
    properties.setMessageListener(listener);
    properties.setShutdownTimeout(Duration.ofSeconds(4).toMillis());
    properties.setIdleEventInterval(LOOK_EVERY.toMillis());
    KafkaMessageListenerContainer<String, byte[]> container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                settings(), new StringDeserializer(), new ByteArrayDeserializer()),
            properties);
    container.setBeanName(group);
    container.setCommonErrorHandler(repeatForEver());
    return container;
  }

  private static CommonErrorHandler repeatForEver() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
    DefaultErrorHandler handler = new RepeatWholeBatch(backOff);
    // The breaker says once that a store is gone.
    handler.setLogLevel(KafkaException.Level.DEBUG);
    // Whatever it throws: to give up on a batch would lose what is in it.
    handler.setClassifications(Map.of(), true);
    return handler;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings =
        KafkaClient.settings(bootstrapServers, KafkaClient.groupMembership(LONGEST_TURN));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    return settings;
  }
}
