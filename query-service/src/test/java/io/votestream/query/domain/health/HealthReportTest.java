package io.votestream.query.domain.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.domain.health.PartHealth.Instance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthReportTest {

  private static final PartHealth OK = PartHealth.ok();
  private static final PartHealth DOWN = PartHealth.down("no answer");

  @Test
  void votesAreSafeWithoutStoresAndFeeds() {
    HealthReport report =
        new HealthReport(
            Map.of("kafka", OK, "ingest-service", OK, "postgres", DOWN, "push-service", DOWN));

    assertThat(report.votesSafe()).isTrue();
    assertThat(report.status()).isEqualTo(PartStatus.DEGRADED);
  }

  @Test
  void votesAreNotSafeWithoutKafkaOrIngest() {
    assertThat(new HealthReport(Map.of("kafka", DOWN, "ingest-service", OK)).status())
        .isEqualTo(PartStatus.DOWN);
    assertThat(new HealthReport(Map.of("kafka", OK, "ingest-service", DOWN)).status())
        .isEqualTo(PartStatus.DOWN);
  }

  @Test
  void aServiceWorksWhileOneInstanceDoes() {
    assertThat(of().status()).isEqualTo(PartStatus.DOWN);
    assertThat(of(PartStatus.DOWN).status()).isEqualTo(PartStatus.DOWN);
    assertThat(of(PartStatus.DOWN, PartStatus.OK).status()).isEqualTo(PartStatus.DEGRADED);
    assertThat(of(PartStatus.OK, PartStatus.OK).status()).isEqualTo(PartStatus.OK);
  }

  private static PartHealth of(PartStatus... instances) {
    return PartHealth.ofInstances(
        List.of(instances).stream()
            .map(status -> new Instance(status, Map.of(), Map.of()))
            .toList());
  }
}
