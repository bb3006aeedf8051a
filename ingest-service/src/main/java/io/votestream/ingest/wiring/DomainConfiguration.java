package io.votestream.ingest.wiring;

import io.votestream.ingest.domain.gateway.GatewayAcceptance;
import io.votestream.ingest.domain.gateway.Gateways;
import io.votestream.ingest.domain.poll.Background;
import io.votestream.ingest.domain.poll.CreationNames;
import io.votestream.ingest.domain.poll.Freshness;
import io.votestream.ingest.domain.poll.PollClosing;
import io.votestream.ingest.domain.poll.PollCreation;
import io.votestream.ingest.domain.poll.PollDirectory;
import io.votestream.ingest.domain.poll.PollLocks;
import io.votestream.ingest.domain.poll.PollLog;
import io.votestream.ingest.domain.poll.PollOpening;
import io.votestream.ingest.domain.poll.PollOwnership;
import io.votestream.ingest.domain.poll.PollReopening;
import io.votestream.ingest.domain.poll.PollUpkeep;
import io.votestream.ingest.domain.vote.VoteAcceptance;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.ingest.domain.votelog.VoteLog;
import io.votestream.ingest.domain.webhook.CallbackAddress;
import io.votestream.ingest.domain.webhook.WebhookDirectory;
import io.votestream.ingest.domain.webhook.WebhookLog;
import io.votestream.ingest.domain.webhook.WebhookRegistry;
import io.votestream.ingest.kafka.WebhookTopicReader;
import io.votestream.lifecycle.CannotStartException;
import io.votestream.schemas.Secret;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DomainConfiguration {

  private static final Duration UPKEEP_EVERY = Duration.ofMillis(200);

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Secret secret(PollProperties properties) {
    try {
      return new Secret(properties.secret());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage());
    }
  }

  @Bean
  PollDirectory pollDirectory() {
    return new PollDirectory();
  }

  @Bean
  VoterTokens voterTokens(Secret secret) {
    return new VoterTokens(secret);
  }

  @Bean
  VoteAcceptance voteAcceptance(
      PollDirectory directory,
      Freshness freshness,
      VoteLog log,
      VoterTokens tokens,
      Secret secret,
      InstantSource clock) {
    return new VoteAcceptance(directory, freshness, log, tokens, secret, clock);
  }

  @Bean
  GatewayAcceptance gatewayAcceptance(
      PollDirectory directory,
      Freshness freshness,
      VoteLog log,
      VoterTokens tokens,
      Gateways gateways,
      InstantSource clock) {
    return new GatewayAcceptance(directory, freshness, log, tokens, gateways, clock);
  }

  @Bean
  Background background() {
    return new Background();
  }

  @Bean
  PollLocks pollLocks() {
    return new PollLocks();
  }

  @Bean
  PollOpening pollOpening(
      VoteLog log, PollLog polls, PollDirectory directory, Freshness freshness) {
    return new PollOpening(log, polls, directory, freshness);
  }

  @Bean
  PollCreation pollCreation(
      PollOpening opening,
      PollDirectory directory,
      PollLocks locks,
      Secret secret,
      InstantSource clock) {
    return new PollCreation(opening, directory, locks, new CreationNames(secret), clock);
  }

  @Bean
  PollReopening pollReopening(
      PollOpening opening, PollDirectory directory, PollLocks locks, InstantSource clock) {
    return new PollReopening(opening, directory, locks, clock);
  }

  @Bean
  PollClosing pollClosing(
      VoteLog log,
      PollLog polls,
      PollDirectory directory,
      PollOpening opening,
      Background background,
      InstantSource clock) {
    return new PollClosing(log, polls, directory, opening, background, clock);
  }

  @Bean
  PollOwnership pollOwnership(PollDirectory directory, Freshness freshness) {
    return new PollOwnership(directory, freshness);
  }

  @Bean
  WebhookDirectory webhookDirectory() {
    return new WebhookDirectory();
  }

  @Bean
  WebhookRegistry webhookRegistry(
      WebhookDirectory directory,
      WebhookTopicReader reader,
      WebhookLog log,
      PollLocks locks,
      WebhookProperties properties,
      InstantSource clock) {
    return new WebhookRegistry(
        directory, reader::age, log, locks, new CallbackAddress(properties.allowPrivate()), clock);
  }

  @Bean
  Periodic pollUpkeep(
      PollDirectory directory,
      Freshness freshness,
      PollLog polls,
      PollOpening opening,
      PollReopening reopening,
      PollClosing closing,
      Background background,
      InstantSource clock) {
    PollUpkeep upkeep =
        new PollUpkeep(directory, freshness, polls, opening, reopening, closing, background, clock);
    return new Periodic("poll-upkeep", upkeep::run, UPKEEP_EVERY);
  }
}
