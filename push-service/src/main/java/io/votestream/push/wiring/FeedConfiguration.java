package io.votestream.push.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.push.domain.Audience;
import io.votestream.push.domain.Dialect;
import io.votestream.push.domain.FanOut;
import io.votestream.push.domain.Farewell;
import io.votestream.push.domain.FeedMetrics;
import io.votestream.push.domain.Feeds;
import io.votestream.push.domain.FrameEncoder;
import io.votestream.push.domain.FrameText;
import io.votestream.push.domain.ViewerLimits;
import io.votestream.push.domain.webhooks.Subscriptions;
import io.votestream.push.json.JsonFrameText;
import io.votestream.push.kafka.TopicReaders;
import io.votestream.push.micrometer.MicrometerFeedMetrics;
import io.votestream.push.sse.SseDialect;
import io.votestream.push.websocket.WebSocketDialect;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the topics to the viewers. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

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
        new FrameEncoder(text, dialects, metrics),
        new FanOut(fanOutThreads, System::nanoTime, metrics));
  }

  @Bean
  TopicReaders topicReaders(KafkaProperties kafka, Feeds feeds, Subscriptions subscriptions) {
    return new TopicReaders(kafka.bootstrapServers(), feeds, subscriptions);
  }

  @Bean
  TopicReadersLifecycle topicReadersLifecycle(
      KafkaProperties kafka, TopicReaders readers, Feeds feeds) {
    return new TopicReadersLifecycle(kafka, readers, feeds);
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
