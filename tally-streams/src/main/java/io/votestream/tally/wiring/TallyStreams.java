package io.votestream.tally.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.startup.StartupTimeMetricsListenerAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Counts the votes, and keeps the views in Postgres and Redis. What is excluded would cost time at
 * every start and do nothing for it; the health of Postgres is that of its snapshots.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      DataSourceHealthContributorAutoConfiguration.class,
      DataSourceInitializationAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      DiskSpaceHealthContributorAutoConfiguration.class,
      ErrorMvcAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      HttpEncodingAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      JdbcTemplateAutoConfiguration.class,
      MultipartAutoConfiguration.class,
      PersistenceExceptionTranslationAutoConfiguration.class,
      SslHealthContributorAutoConfiguration.class,
      StartupTimeMetricsListenerAutoConfiguration.class,
      TransactionAutoConfiguration.class
    })
@EnableConfigurationProperties({
  ManagementProperties.class,
  StreamsProperties.class,
  StoreProperties.class
})
@Import({ManagementConfiguration.class, StreamsConfiguration.class, SnapshotConfiguration.class})
public class TallyStreams {

  public static void main(String[] args) {
    SpringApplication.run(TallyStreams.class, args);
  }
}
