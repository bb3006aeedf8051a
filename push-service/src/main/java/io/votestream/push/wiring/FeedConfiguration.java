package io.votestream.push.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.lifecycle.CannotStartException;
import io.votestream.lifecycle.StartStep;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Farewell;
import io.votestream.push.domain.feed.FeedMetrics;
import io.votestream.push.domain.feed.Feeds;
import io.votestream.push.domain.feed.FrameEncoder;
import io.votestream.push.domain.feed.ViewerLimits;
import io.votestream.push.domain.transport.Dialect;
import io.votestream.push.domain.transport.FrameText;
import io.votestream.push.domain.webhooks.Subscriptions;
import io.votestream.push.json.JsonFrameText;
import io.votestream.push.kafka.TopicReaders;
import io.votestream.push.micrometer.MicrometerFeedMetrics;
import io.votestream.push.sse.SseDialect;
import io.votestream.push.websocket.WebSocketDialect;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the topics to the viewers. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

  private static final Logger log = LoggerFactory.getLogger(FeedConfiguration.class);

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  @Bean
  FeedMetrics feedMetrics(MeterRegistry registry) {
    return new MicrometerFeedMetrics(registry);
  }

  @Bean
  FrameText frameText() {
    return new JsonFrameText();
  }

  @Bean
  WebSocketDialect webSocketDialect() {
    return new WebSocketDialect();
  }

  @Bean
  SseDialect sseDialect() {
    return new SseDialect();
  }

  @Bean
  FanOutThreads fanOutThreads() {
    return new FanOutThreads();
  }

  @Bean
  Feeds feeds(
      FrameText text, List<Dialect> dialects, FeedMetrics metrics, FanOutThreads fanOutThreads) {
    return new Feeds(
        new FrameEncoder(text, dialects, metrics), fanOutThreads, System::nanoTime, metrics);
  }

  @Bean
  TopicReaders topicReaders(KafkaProperties kafka, Feeds feeds, Subscriptions subscriptions) {
    return new TopicReaders(kafka.bootstrapServers(), feeds, subscriptions);
  }

  /** An instance that does not know every poll would answer 404 for polls that exist. */
  @Bean
  StartStep topicsRead(KafkaProperties kafka, TopicReaders readers, Feeds feeds) {
    return new StartStep(
        StartStep.FIRST,
        () -> {
          // A tally in a partition that is not read would be missing without a word.
          TopicSetup.awaitCreatedOrChecked(
              kafka.bootstrapServers(),
              kafka.replicationFactor(),
              List.of(Topics.POLLS, Topics.TALLIES, Topics.WEBHOOKS, Topics.WEBHOOK_DELIVERIES),
              WITHIN);
          readers.start();
          readers.awaitCaughtUp(WITHIN);
          log.info("{} polls known", feeds.size());
        });
  }

  @Bean
  ResultsAccess resultsAccess(@Value("${votestream.secret}") String secret) {
    try {
      return new ResultsAccess(new Secret(secret));
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage() + ".");
    }
  }

  @Bean
  Audience audience(ViewersProperties viewers, ResultsAccess access, FeedMetrics metrics) {
    return new Audience(
        viewers.max(),
        access,
        new ViewerLimits(viewers.sendLimit(), viewers.heartbeat()),
        metrics,
        System::nanoTime);
  }

  @Bean
  AudienceCare audienceCare(Audience audience) {
    return new AudienceCare(audience);
  }

  @Bean
  FarewellLifecycle farewellLifecycle(Audience audience, FrameText text) {
    return new FarewellLifecycle(new Farewell(audience, text));
  }
}
