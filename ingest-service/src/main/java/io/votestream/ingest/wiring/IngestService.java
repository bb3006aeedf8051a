package io.votestream.ingest.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.startup.StartupTimeMetricsListenerAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * All writes of VoteStream. What is excluded would cost time at every start or in every request and
 * do nothing for it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      DiskSpaceHealthContributorAutoConfiguration.class,
      ErrorMvcAutoConfiguration.class,
      HttpEncodingAutoConfiguration.class,
      MultipartAutoConfiguration.class,
      ObservationAutoConfiguration.class,
      SslHealthContributorAutoConfiguration.class,
      StartupTimeMetricsListenerAutoConfiguration.class,
      WebMvcObservationAutoConfiguration.class
    })
@EnableConfigurationProperties({
  GatewayProperties.class,
  KafkaProperties.class,
  LimiterProperties.class,
  PollProperties.class,
  WebhookProperties.class
})
@Import({
  DomainConfiguration.class,
  KafkaConfiguration.class,
  LimiterConfiguration.class,
  HttpConfiguration.class,
  HealthConfiguration.class,
  MetricsConfiguration.class
})
public class IngestService {

  public static void main(String[] args) {
    SpringApplication.run(IngestService.class, args);
  }
}
