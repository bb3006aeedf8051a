package io.votestream.ingest.kafka;

import io.votestream.ingest.domain.webhook.WebhookLog;
import io.votestream.schemas.Topics;
import io.votestream.schemas.v1.Webhooks;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The compacted topic of subscriptions. */
public final class KafkaWebhookLog implements WebhookLog {

  private final AcknowledgingProducer producer;

  public KafkaWebhookLog(AcknowledgingProducer producer) {
    this.producer = producer;
  }

  @Override
  public void write(Webhooks webhooks, Duration within) {
    String topic = Topics.WEBHOOKS.name();
    byte[] key = Topics.WEBHOOKS.keySerde().serializer().serialize(topic, webhooks.getPollId());
    byte[] value = Topics.WEBHOOKS.valueSerde().serializer().serialize(topic, webhooks);
    Acknowledgement.await(producer.send(new ProducerRecord<>(topic, key, value)), within);
  }
}
