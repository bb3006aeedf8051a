package io.votestream.push.kafka;

import io.votestream.push.domain.webhooks.Journal;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.WebhookDelivery;
import io.votestream.schemas.v1.WebhookDeliveryState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the topic {@code webhook-deliveries}. For one thread. */
public final class DeliveryJournal implements Journal, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeliveryJournal.class);

  private final KafkaProducer<String, WebhookDelivery> producer;
  private boolean writable = true;

  public DeliveryJournal(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG, "webhook-journal",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
            Topics.WEBHOOK_DELIVERIES.keySerde().serializer(),
            Topics.WEBHOOK_DELIVERIES.valueSerde().serializer());
  }

  @Override
  public boolean append(Collection<WebhookDelivery> deliveries) {
    try {
      List<Future<?>> sent = deliveries.stream().<Future<?>>map(this::send).toList();
      for (Future<?> acknowledged : sent) {
        acknowledged.get();
      }
    } catch (ExecutionException | KafkaException e) {
      changed(false);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    changed(true);
    for (WebhookDelivery delivery : deliveries) {
      if (delivery.getState() == WebhookDeliveryState.WEBHOOK_DELIVERY_GIVEN_UP) {
        log.warn(
            "Webhook {} of poll {}: {} given up",
            delivery.getSubscriptionId(),
            delivery.getPollId(),
            delivery.getId());
      }
    }
    return true;
  }

  private Future<?> send(WebhookDelivery delivery) {
    return producer.send(
        new ProducerRecord<>(Topics.WEBHOOK_DELIVERIES.name(), delivery.getId(), delivery));
  }

  private void changed(boolean nowWritable) {
    if (nowWritable != writable) {
      writable = nowWritable;
      if (writable) {
        log.info("Webhooks go on: Kafka takes their journal again");
      } else {
        log.warn("Webhooks wait: Kafka does not take their journal");
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
