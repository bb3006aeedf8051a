package io.votestream.ingest.wiring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.ingest.domain.gateway.ApiKeys;
import io.votestream.ingest.domain.gateway.GatewayAcceptance;
import io.votestream.ingest.domain.gateway.Gateways;
import io.votestream.ingest.domain.limit.WriteLimits;
import io.votestream.ingest.domain.poll.AcceptanceWindow;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollClosing;
import io.votestream.ingest.domain.poll.PollCreation;
import io.votestream.ingest.domain.poll.PollOwnership;
import io.votestream.ingest.domain.poll.PollReopening;
import io.votestream.ingest.domain.vote.VoteAcceptance;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.ingest.domain.webhook.WebhookRegistry;
import io.votestream.ingest.http.CreationController;
import io.votestream.ingest.http.GatewayAccess;
import io.votestream.ingest.http.GatewayController;
import io.votestream.ingest.http.HealthController;
import io.votestream.ingest.http.Json;
import io.votestream.ingest.http.OwnerController;
import io.votestream.ingest.http.PollOwner;
import io.votestream.ingest.http.RateLimitFilter;
import io.votestream.ingest.http.ReadPaths;
import io.votestream.ingest.http.VoteController;
import io.votestream.ingest.http.WebhookController;
import io.votestream.lifecycle.LameDuck;
import io.votestream.problem.ProblemAdvice;
import io.votestream.problem.ProblemValve;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

  @Bean
  Json json() {
    return new Json();
  }

  @Bean
  VoteController voteController(
      VoteAcceptance acceptance, VoterTokens tokens, WriteLimits limits, Json json) {
    return new VoteController(acceptance, tokens, limits, json);
  }

  @Bean
  CreationController creationController(
      PollCreation creation, PollProperties properties, Json json) {
    return new CreationController(creation, ApiKeys.unnamed(properties.createKeys()), json);
  }

  @Bean
  PollOwner pollOwner(PollOwnership ownership, WriteLimits limits) {
    return new PollOwner(ownership, limits);
  }

  @Bean
  OwnerController ownerController(
      PollClosing closing, PollReopening reopening, PollOwner owner, Json json) {
    return new OwnerController(closing, reopening, owner, json);
  }

  @Bean
  WebhookController webhookController(WebhookRegistry registry, PollOwner owner, Json json) {
    return new WebhookController(registry, owner, json);
  }

  @Bean
  ReadPaths readPaths() {
    return new ReadPaths();
  }

  @Bean
  GatewayAccess gatewayAccess(Gateways gateways) {
    return new GatewayAccess(gateways);
  }

  @Bean
  GatewayController gatewayController(
      GatewayAccess access,
      GatewayAcceptance acceptance,
      Secret secret,
      Json json,
      MeterRegistry registry) {
    return new GatewayController(access, acceptance, new Receipts(secret), json, registry);
  }

  @Bean
  ProblemAdvice problemAdvice(MeterRegistry registry) {
    return new ProblemAdvice(
        registry, "votestream.requests.rejected", "Write requests that were refused");
  }

  @Bean
  HealthController healthController(
      Freshness freshness,
      CircuitBreaker breaker,
      @Value("${votestream.instance}") String instance,
      Json json) {
    return new HealthController(
        () ->
            AcceptanceWindow.holds(freshness.age())
                && breaker.getState() != CircuitBreaker.State.OPEN,
        instance,
        json);
  }

  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimit(
      WriteLimits limits,
      LimiterProperties properties,
      VoterTokens tokens,
      GatewayAccess gateways,
      ProblemAdvice problems) {
    Predicate<HttpServletRequest> exempt = gateways::exempts;
    FilterRegistrationBean<RateLimitFilter> registration =
        new FilterRegistrationBean<>(
            new RateLimitFilter(limits, tokens, exempt.or(HealthController::isAsked), problems));
    registration.setEnabled(properties.perMinute() > 0);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory -> factory.addContextCustomizers(ProblemValve::install);
  }

  /** A gateway sends its votes as they come; Tomcat knows no such limit for one path alone. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> pausesOfBodies(
      GatewayProperties gateways) {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout((int) gateways.pause().toMillis());
              }
            });
  }

  @Bean
  LameDuck lameDuck(ServletWebServerApplicationContext context) {
    return new LameDuck(context);
  }
}
