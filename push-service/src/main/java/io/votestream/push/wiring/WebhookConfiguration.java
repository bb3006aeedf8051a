package io.votestream.push.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.votestream.push.domain.webhooks.Deliveries;
import io.votestream.push.domain.webhooks.Subscriptions;
import io.votestream.push.httpclient.HttpCaller;
import io.votestream.push.json.JsonWebhookText;
import io.votestream.push.kafka.DeliveryJournal;
import io.votestream.push.kafka.DeliveryTurn;
import io.votestream.push.micrometer.MeteredCaller;
import io.votestream.schemas.ResultsAccess;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls to those whom a poll's owner named. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  Subscriptions subscriptions() {
    return new Subscriptions();
  }

  @Bean
  HttpCaller httpCaller(WebhooksProperties webhooks) {
    return new HttpCaller(webhooks.allowPrivate());
  }

  @Bean
  DeliveryJournal deliveryJournal(KafkaProperties kafka) {
    return new DeliveryJournal(kafka.bootstrapServers());
  }

  @Bean
  Deliveries deliveries(
      Subscriptions subscriptions,
      ResultsAccess access,
      DeliveryJournal journal,
      HttpCaller caller,
      MeterRegistry registry) {
    return new Deliveries(
        subscriptions,
        access,
        new JsonWebhookText(),
        journal,
        new MeteredCaller(caller, registry),
        InstantSource.system());
  }

  @Bean
  DeliveryTurn deliveryTurn(KafkaProperties kafka, Deliveries deliveries) {
    return new DeliveryTurn(kafka.bootstrapServers(), deliveries);
  }

  @Bean
  WebhookLifecycle webhookLifecycle(DeliveryTurn turn, DeliveryJournal journal) {
    return new WebhookLifecycle(turn, journal);
  }

  @Bean
  MeterBinder webhookMetrics(Deliveries deliveries, DeliveryTurn turn) {
    return registry -> {
      Gauge.builder("votestream.webhooks.waiting", deliveries, Deliveries::waiting)
          .description("Calls to be made, now or after a failure")
          .register(registry);
      Gauge.builder("votestream.webhooks.calling", turn, our -> our.isCalling() ? 1 : 0)
          .description("Whether this is the instance that calls")
          .register(registry);
    };
  }
}
