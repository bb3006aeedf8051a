package io.votestream.tally.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.schemas.KafkaClient;
import io.votestream.tally.topology.RestoreMetrics;
import io.votestream.tally.topology.StreamsSettings;
import io.votestream.tally.topology.TallyMetrics;
import io.votestream.tally.topology.TallyTopology;
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

  @Bean
  TopicsLifecycle topics(StreamsProperties properties) {
    return new TopicsLifecycle(properties);
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
