package io.votestream.query.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.lifecycle.CannotStartException;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.domain.results.TallyLookup;
import io.votestream.query.domain.statistics.StatisticsReader;
import io.votestream.query.domain.statistics.TotalsSource;
import io.votestream.query.http.PublicKeys;
import io.votestream.query.http.ResultsAnswers;
import io.votestream.query.http.ResultsGate;
import io.votestream.query.http.ResultsMetrics;
import io.votestream.query.http.StatisticsAnswers;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.ResultsAccess;
import io.votestream.schemas.Secret;
import io.votestream.schemas.SigningKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers answer from. */
@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

  @Bean
  ResultsMetrics resultsMetrics(MeterRegistry registry) {
    return new ResultsMetrics(registry);
  }

  @Bean
  ResultsAnswers resultsAnswers(TallyLookup tallies, ResultsMetrics metrics) {
    return new ResultsAnswers(tallies, metrics);
  }

  @Bean
  StatisticsAnswers statisticsAnswers(PollView polls, TotalsSource totals) {
    return new StatisticsAnswers(new StatisticsReader(polls, totals));
  }

  @Bean
  Secret secret(@Value("${votestream.secret}") String secret) {
    try {
      return new Secret(secret);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage() + ".");
    }
  }

  @Bean
  Receipts receipts(Secret secret) {
    return new Receipts(secret);
  }

  @Bean
  ResultsGate resultsGate(Secret secret) {
    return new ResultsGate(new ResultsAccess(secret));
  }

  @Bean
  PublicKeys publicKeys(Secret secret, Receipts receipts) {
    return PublicKeys.of(receipts.key(), new SigningKey(secret, PublicKeys.LOG_ROOT));
  }
}
