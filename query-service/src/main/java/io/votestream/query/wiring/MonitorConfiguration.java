package io.votestream.query.wiring;

import io.votestream.lifecycle.StartStep;
import io.votestream.query.domain.health.HealthReport;
import io.votestream.query.domain.health.PartHealth;
import io.votestream.query.domain.health.PartStatus;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.jdbc.PostgresPing;
import io.votestream.query.kafka.PollTopicReader;
import io.votestream.query.monitor.KafkaProbe;
import io.votestream.query.monitor.Monitor;
import io.votestream.query.monitor.PeerProbe;
import io.votestream.query.monitor.Probe;
import io.votestream.query.monitor.StoreProbe;
import io.votestream.query.redis.RedisConnection;
import io.votestream.query.resilience.Guard;
import io.votestream.schemas.DatabaseUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background watch over all parts of the system. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

  static final String POSTGRES = "postgres";
  static final String REDIS = "redis";
  private static final String SELF = "query-service";

  @Bean
  Monitor monitor(
      MonitorProperties properties,
      PollTopicReader reader,
      PollView polls,
      RedisConnection redis,
      StoresProperties stores,
      Guard redisGuard,
      Guard postgresGuard) {
    Map<String, Probe> probes = new LinkedHashMap<>();
    probes.put(HealthReport.KAFKA, new KafkaProbe(reader::age));
    probes.put(
        POSTGRES,
        new StoreProbe(
            postgresGuard.around(new PostgresPing(DatabaseUrl.parse(stores.databaseUrl()))::ping),
            postgresGuard::state));
    probes.put(REDIS, new StoreProbe(redisGuard.around(redis::ping), redisGuard::state));
    properties.urlsByPeer().forEach((peer, urls) -> probes.put(peer, new PeerProbe(urls)));
    probes.putIfAbsent(SELF, () -> self(polls, redisGuard, postgresGuard));
    return new Monitor(probes);
  }

  /** After the polls, which it looks at, and before the port, which shows what it sees. */
  @Bean
  StartStep monitorStarted(Monitor monitor) {
    return new StartStep(StartStep.FIRST + 1, monitor::start);
  }

  @Bean
  Supplier<HealthReport> healthReport(Monitor monitor) {
    return monitor::report;
  }

  private static PartHealth self(PollView polls, Guard redisGuard, Guard postgresGuard) {
    Map<String, String> breakers =
        new TreeMap<>(Map.of(REDIS, redisGuard.state(), POSTGRES, postgresGuard.state()));
    return PartHealth.ofInstances(
        List.of(new PartHealth.Instance(PartStatus.OK, breakers, Map.of("polls", polls.size()))));
  }
}
