package io.votestream.ingest.wiring;

import io.votestream.ingest.domain.Freshness;
import io.votestream.ingest.domain.PollClosing;
import io.votestream.ingest.domain.PollDirectory;
import io.votestream.ingest.domain.PollLog;
import io.votestream.ingest.domain.PollOpening;
import io.votestream.ingest.domain.PollOwnership;
import io.votestream.ingest.domain.PollUpkeep;
import io.votestream.ingest.domain.VoteAcceptance;
import io.votestream.ingest.domain.VoteLog;
import io.votestream.ingest.domain.VoterTokens;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DomainWiring {

  private static final Duration UPKEEP_EVERY = Duration.ofSeconds(1);
  private static final int MAX_PATIENCE_MILLIS = 2_000;

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
    return new VoteAcceptance(directory, freshness, log, tokens, new Receipts(secret), clock);
  }

  @Bean
  PollOpening pollOpening(
      VoteLog log,
      PollLog polls,
      PollDirectory directory,
      Freshness freshness,
      InstantSource clock) {
    return new PollOpening(log, polls, directory, freshness, clock);
  }

  @Bean
  PollClosing pollClosing(VoteLog log, PollLog polls, PollDirectory directory) {
    return new PollClosing(log, polls, directory);
  }

  @Bean
  PollOwnership pollOwnership(PollDirectory directory, Freshness freshness) {
    return new PollOwnership(directory, freshness);
  }

  @Bean
  Periodic pollUpkeep(
      PollDirectory directory,
      Freshness freshness,
      PollLog polls,
      PollClosing closing,
      InstantSource clock) {
    Duration patience = Duration.ofMillis(ThreadLocalRandom.current().nextInt(MAX_PATIENCE_MILLIS));
    PollUpkeep upkeep = new PollUpkeep(directory, freshness, polls, closing, clock, patience);
    return new Periodic("poll-upkeep", upkeep::run, UPKEEP_EVERY);
  }
}
