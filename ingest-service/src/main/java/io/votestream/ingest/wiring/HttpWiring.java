package io.votestream.ingest.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.PollClosing;
import io.votestream.ingest.domain.PollOpening;
import io.votestream.ingest.domain.PollOwnership;
import io.votestream.ingest.domain.RateLimiter;
import io.votestream.ingest.domain.VoteAcceptance;
import io.votestream.ingest.domain.VoterTokens;
import io.votestream.ingest.http.Json;
import io.votestream.ingest.http.PollController;
import io.votestream.ingest.http.ProblemAdvice;
import io.votestream.ingest.http.ProblemReportValve;
import io.votestream.ingest.http.RateLimitInterceptor;
import io.votestream.ingest.http.VoteController;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class HttpWiring {

  @Bean
  Json json() {
    return new Json();
  }

  @Bean
  VoteController voteController(VoteAcceptance acceptance, VoterTokens tokens, Json json) {
    return new VoteController(acceptance, tokens, json);
  }

  @Bean
  PollController pollController(
      PollOpening opening, PollClosing closing, PollOwnership ownership, Json json) {
    return new PollController(opening, closing, ownership, json);
  }

  @Bean
  ProblemAdvice problemAdvice(Json json, MeterRegistry registry) {
    return new ProblemAdvice(json, registry);
  }

  @Bean
  WebMvcConfigurer rateLimit(RateLimiter limiter) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (limiter.limit() > 0) {
          registry.addInterceptor(new RateLimitInterceptor(limiter));
        }
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ProblemReportValve.class.getName()));
  }

  @Bean
  LameDuck lameDuck(ServletWebServerApplicationContext context) {
    return new LameDuck(context);
  }
}
