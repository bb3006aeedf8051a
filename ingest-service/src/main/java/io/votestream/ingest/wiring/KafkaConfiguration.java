package io.votestream.ingest.wiring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.poll.PollCreation;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.poll.PollLog;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.ingest.domain.webhook.WebhookDirectory;
import io.votestream.ingest.domain.webhook.WebhookLog;
import io.votestream.ingest.kafka.AcknowledgingProducer;
import io.votestream.ingest.kafka.AppendGuard;
import io.votestream.ingest.kafka.KafkaPollLog;
import io.votestream.ingest.kafka.KafkaVoteLog;
import io.votestream.ingest.kafka.KafkaWebhookLog;
import io.votestream.ingest.kafka.PollTopicReader;
import io.votestream.ingest.kafka.WebhookTopicReader;
import io.votestream.lifecycle.StartStep;
import io.votestream.schemas.Secret;
import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  private static final Logger log = LoggerFactory.getLogger(KafkaConfiguration.class);

  /** What 2 cores take when acknowledgements are ten times slower than usual. */
  private static final int MAX_VOTES_IN_FLIGHT = 2_000;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  @Bean
  AcknowledgingProducer producer(KafkaProperties properties) {
    return new AcknowledgingProducer(properties.bootstrapServers());
  }

  @Bean
  PollTopicReader pollTopicReader(KafkaProperties properties, PollDirectory directory) {
    return new PollTopicReader(properties.bootstrapServers(), directory);
  }

  @Bean
  WebhookTopicReader webhookTopicReader(KafkaProperties properties, WebhookDirectory directory) {
    return new WebhookTopicReader(properties.bootstrapServers(), directory);
  }

  @Bean
  WebhookLog webhookLog(AcknowledgingProducer producer) {
    return new KafkaWebhookLog(producer);
  }

  /** Topics as they have to be, and all polls and webhooks known. */
  @Bean
  StartStep topicsRead(
      KafkaProperties properties,
      AcknowledgingProducer producer,
      PollTopicReader polls,
      WebhookTopicReader webhooks) {
    List<Topic<?, ?>> topics = Topics.all(properties.voteLogPartitions());
    return new StartStep(
        StartStep.FIRST,
        () -> {
          TopicSetup.awaitCreatedOrChecked(
              properties.bootstrapServers(), properties.replicationFactor(), topics, WITHIN);
          producer.connect(topics);
          polls.start();
          webhooks.start();
          polls.awaitCaughtUp(WITHIN);
          webhooks.awaitCaughtUp(WITHIN);
        });
  }

  @Bean
  StartStep samplePollsOpen(PollCreation creation, PollProperties polls, Secret secret) {
    SamplePolls samples = new SamplePolls(creation, secret);
    return new StartStep(
        StartStep.FIRST + 1,
        () -> {
          if (polls.samples()) {
            samples.openMissing();
          }
        });
  }

  @Bean
  CircuitBreakerRegistry breakers() {
    return CircuitBreakerRegistry.of(AppendGuard.settings());
  }

  @Bean
  CircuitBreaker voteLogBreaker(CircuitBreakerRegistry breakers) {
    CircuitBreaker breaker = breakers.circuitBreaker("vote-log");
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> log.warn("Circuit breaker vote-log: {}", event.getStateTransition()));
    return breaker;
  }

  @Bean
  VoteLog voteLog(
      AcknowledgingProducer producer,
      KafkaProperties properties,
      CircuitBreaker breaker,
      MeterRegistry registry) {
    return new KafkaVoteLog(
        producer,
        Topics.voteLog(properties.voteLogPartitions()),
        new AppendGuard(MAX_VOTES_IN_FLIGHT, breaker, registry));
  }

  @Bean
  PollLog pollLog(AcknowledgingProducer producer) {
    return new KafkaPollLog(producer);
  }
}
