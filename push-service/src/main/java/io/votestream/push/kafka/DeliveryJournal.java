package io.votestream.push.kafka;

import io.votestream.push.domain.webhooks.Journal;
import io.votestream.schemas.KafkaClient;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the topic {@code webhook-deliveries}. For one thread. */
public final class DeliveryJournal implements Journal, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DeliveryJournal.class);

  private final KafkaProducer<String, @Nullable WebhookDelivery> producer;
  private boolean writable = true;

  public DeliveryJournal(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            KafkaClient.settings(
                bootstrapServers,
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "webhook-journal",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    2_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    2_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    5_000)),
            Topics.WEBHOOK_DELIVERIES.keySerde().serializer(),
            Topics.WEBHOOK_DELIVERIES.valueSerde().serializer());
  }

  @Override
  public boolean append(Collection<WebhookDelivery> deliveries) {
    if (!write(deliveries.stream().map(d -> record(d.getId(), d)).toList())) {
      return false;
    }
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

  @Override
  public boolean forget(Collection<String> ids) {
    return write(ids.stream().map(id -> record(id, null)).toList());
  }

  private static ProducerRecord<String, @Nullable WebhookDelivery> record(
      String id, @Nullable WebhookDelivery delivery) {
    return new ProducerRecord<>(Topics.WEBHOOK_DELIVERIES.name(), id, delivery);
  }

  private boolean write(List<ProducerRecord<String, @Nullable WebhookDelivery>> records) {
    try {
      List<Future<?>> sent = records.stream().<Future<?>>map(producer::send).toList();
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
    return true;
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
