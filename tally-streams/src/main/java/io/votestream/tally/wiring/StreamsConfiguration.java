package io.votestream.tally.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.lifecycle.StartStep;
import io.votestream.schemas.KafkaClient;
import io.votestream.schemas.Topic;
import io.votestream.schemas.TopicSetup;
import io.votestream.schemas.Topics;
import io.votestream.tally.topology.PartialsTopic;
import io.votestream.tally.topology.RestoreMetrics;
import io.votestream.tally.topology.StreamsSettings;
import io.votestream.tally.topology.TallyMetrics;
import io.votestream.tally.topology.TallyTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tally itself: topology, its lifecycle, and how far it is behind the log. */
@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {

  private static final int KAFKA_ANSWERS_WITHIN_MILLIS = 5_000;

  /** For a Kafka that is still starting; after that the supervisor's restart is the retry. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  @Bean
  Admin admin(StreamsProperties properties) {
    return Admin.create(
        KafkaClient.settings(
            properties.bootstrapServers(),
            Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                KAFKA_ANSWERS_WITHIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                KAFKA_ANSWERS_WITHIN_MILLIS)));
  }

  /** All topics are created or checked before anything reads them. */
  @Bean
  StartStep topicsChecked(StreamsProperties kafka) {
    List<Topic<?, ?>> topics = new ArrayList<>(Topics.all(kafka.voteLogPartitions()));
    topics.add(PartialsTopic.TOPIC);
    return new StartStep(
        StartStep.FIRST,
        () ->
            TopicSetup.awaitCreatedOrChecked(
                kafka.bootstrapServers(), kafka.replicationFactor(), topics, WITHIN));
  }

  @Bean
  StreamsLifecycle tally(StreamsProperties properties, MeterRegistry metrics) {
    StreamsSettings settings =
        new StreamsSettings(
            properties.bootstrapServers(),
            properties.instance(),
            properties.stateDir(),
            properties.threads(),
            properties.replicationFactor());
    return new StreamsLifecycle(
        TallyTopology.build(properties.voteLogPartitions(), new TallyMetrics(metrics)),
        settings.toProperties(),
        new RestoreMetrics(metrics));
  }

  @Bean
  LagProbe lagProbe(Admin admin, StreamsProperties properties, MeterRegistry metrics) {
    LagProbe probe = new LagProbe(admin, properties.voteLogPartitions());
    Gauge.builder("votestream.tally.behind", probe, LagProbe::behind)
        .description("Records of the vote log that are not folded yet, NaN while unknown")
        .register(metrics);
    return probe;
  }

  @Bean
  HealthIndicator streams(StreamsLifecycle tally, LagProbe lagProbe) {
    return new StreamsHealth(tally, lagProbe);
  }
}
