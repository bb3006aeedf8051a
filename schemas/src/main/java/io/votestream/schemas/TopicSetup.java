package io.votestream.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing and refuses those whose settings differ: a vote log with
 * another partition count or a retention limit would count wrong without a word.
 */
public final class TopicSetup {

  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Admin admin;
  private final short replicationFactor;

  public TopicSetup(Admin admin, int replicationFactor) {
    this.admin = admin;
    this.replicationFactor = (short) replicationFactor;
  }

  /**
   * Creates or checks, waiting for a broker that is still starting.
   *
   * @throws IllegalStateException naming what differs, or that Kafka did not answer within the time
   */
  public static void awaitCreatedOrChecked(
      String bootstrapServers,
      int replicationFactor,
      Collection<Topic<?, ?>> topics,
      Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    Map<String, Object> settings =
        KafkaClient.settings(
            bootstrapServers,
            Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000));
    try (Admin admin = Admin.create(settings)) {
      TopicSetup setup = new TopicSetup(admin, replicationFactor);
      while (true) {
        try {
          setup.createOrCheck(topics);
          return;
        } catch (IllegalStateException e) {
          boolean noAnswer = e.getCause() != null;
          if (!noAnswer) {
            throw e;
          }
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                "Kafka at %s does not answer.".formatted(bootstrapServers), e);
          }
          log.info("Kafka at {} does not answer yet", bootstrapServers);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /**
   * @throws IllegalStateException naming topic, setting, value found and value needed; with a cause
   *     if Kafka did not answer
   */
  public void createOrCheck(Collection<Topic<?, ?>> topics) throws InterruptedException {
    try {
      Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      create(topics.stream().filter(topic -> !present.contains(topic.name())).toList());
      check(topics);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not answer while topics were checked", e);
    }
  }

  private void create(List<Topic<?, ?>> missing)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<NewTopic> created =
        missing.stream().map(topic -> topic.toNewTopic(replicationFactor)).toList();
    for (var result : admin.createTopics(created).values().values()) {
      try {
        result.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // Another instance starts at the same time.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private void check(Collection<Topic<?, ?>> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> descriptions = describe(topics);
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(topics.stream().map(topic -> resource(topic.name())).toList())
            .all()
            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    for (Topic<?, ?> topic : topics) {
      require(
          topic.name(),
          "partitions",
          String.valueOf(topic.partitions()),
          String.valueOf(requireNonNull(descriptions.get(topic.name())).partitions().size()));
      Config config = requireNonNull(configs.get(resource(topic.name())));
      topic
          .config()
          .forEach((key, value) -> require(topic.name(), key, value, config.get(key).value()));
    }
  }

  /** A topic just created by another instance may be unknown to a broker for a moment. */
  private Map<String, TopicDescription> describe(Collection<Topic<?, ?>> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> names = topics.stream().map(Topic::name).collect(Collectors.toList());
    for (int attempt = 1; ; attempt++) {
      try {
        return admin
            .describeTopics(names)
            .allTopicNames()
            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (attempt == 20) {
          throw e;
        }
        Thread.sleep(100L * Math.min(attempt, 5));
      }
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static void require(String topic, String setting, String needed, String found) {
    if (!needed.equals(found)) {
      throw new IllegalStateException(
          "Topic %s has %s=%s, VoteStream needs %s".formatted(topic, setting, found, needed));
    }
  }
}
