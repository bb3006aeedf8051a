package io.votestream.query.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.lifecycle.LameDuck;
import io.votestream.problem.ProblemAdvice;
import io.votestream.problem.ProblemValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public port. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory -> factory.addContextCustomizers(ProblemValve::install);
  }

  @Bean
  ProblemAdvice problemAdvice(MeterRegistry registry) {
    return new ProblemAdvice(registry, "votestream.requests.rejected", "Reads that were refused");
  }

  @Bean
  LameDuck lameDuck(ServletWebServerApplicationContext context) {
    return new LameDuck(context);
  }
}
