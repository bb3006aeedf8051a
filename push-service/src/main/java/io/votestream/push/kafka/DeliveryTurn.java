package io.votestream.push.kafka;

import io.votestream.push.domain.webhooks.Deliveries;
import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.WebhookDelivery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one instance at a time the one that calls subscribers: the one to which the group {@code
 * webhooks} gives the only partition of the journal. It reads the journal from its beginning, then
 * goes on from there. When it dies, another follows as soon as its session has expired.
 */
public final class DeliveryTurn implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeliveryTurn.class);
  private static final Duration STEP = Duration.ofMillis(100);

  /** Thousands of calls may be due at once, each an append. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_DEFECT = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final TopicPartition JOURNAL =
      new TopicPartition(Topics.WEBHOOK_DELIVERIES.name(), 0);

  private final Deliveries deliveries;
  private final KafkaConsumer<String, WebhookDelivery> consumer;
  private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
  private boolean ours;
  private volatile boolean calling;
  private volatile boolean stopping;

  public DeliveryTurn(String bootstrapServers, Deliveries deliveries) {
    this.deliveries = deliveries;
    Map<String, Object> settings =
        KafkaClient.settings(bootstrapServers, KafkaClient.groupMembership(LONGEST_STEP));
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "webhooks");
    // Whoever has the partition keeps it while others come and go.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(
            settings,
            Topics.WEBHOOK_DELIVERIES.keySerde().deserializer(),
            Topics.WEBHOOK_DELIVERIES.valueSerde().deserializer());
  }

  public void start() {
    thread.start();
  }

  /** Whether this is the instance that calls. */
  public boolean isCalling() {
    return calling;
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(JOURNAL.topic()), new Turns());
      while (!stopping) {
        try {
          step();
        } catch (RecordDeserializationException e) {
          log.error("{} offset {} is no delivery, skipped", JOURNAL.topic(), e.offset());
          consumer.seek(e.topicPartition(), e.offset() + 1);
        } catch (RetriableException e) {
          log.debug("Kafka does not answer: {}", e.getMessage());
        } catch (WakeupException e) {
          log.debug("stopping");
        } catch (RuntimeException e) {
          log.error("Webhooks could not be tended", e);
          Thread.sleep(PAUSE_AFTER_DEFECT);
        }
      }
      if (calling) {
        deliveries.writeDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    consumer
        .poll(STEP)
        .forEach(
            record -> {
              // Afterwards it only reads what it has written itself.
              if (!calling && record.value() != null) {
                deliveries.restore(record.value());
              }
            });
    if (ours && !calling && hasReadAll()) {
      deliveries.begin();
      calling = true;
      log.info("This instance calls webhooks");
    }
    if (calling) {
      deliveries.step();
    }
  }

  private boolean hasReadAll() {
    long end = consumer.endOffsets(List.of(JOURNAL), REQUEST_TIMEOUT).getOrDefault(JOURNAL, 0L);
    return consumer.position(JOURNAL, REQUEST_TIMEOUT) >= end;
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    thread.join(CLOSE_TIMEOUT);
  }

  private final class Turns implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      if (assigned.contains(JOURNAL)) {
        consumer.seekToBeginning(assigned);
        ours = true;
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      if (revoked.contains(JOURNAL)) {
        ours = false;
        calling = false;
        deliveries.end();
      }
    }
  }
}
