package io.votestream.tally.wiring;

import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Nothing is served but health and metrics, so there is one web server, on the management port. Set
 * here and not as properties, because SERVER_PORT and SERVER_ADDRESS, which are the same for every
 * service, would win.
 */
@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> managementPort(
      ManagementProperties management) {
    return factory -> {
      factory.setPort(management.port());
      factory.setAddress(management.address());
    };
  }
}
