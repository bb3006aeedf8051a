package io.votestream.query.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.votestream.query.domain.PollView;
import io.votestream.query.domain.StatisticsReader;
import io.votestream.query.domain.TallyLookup;
import io.votestream.query.domain.TotalsSource;
import io.votestream.query.http.ResultsAnswers;
import io.votestream.query.http.ResultsMetrics;
import io.votestream.query.http.StatisticsAnswers;
import io.votestream.schemas.Receipts;
import io.votestream.schemas.Secret;
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
  Receipts receipts(@Value("${votestream.secret}") String secret) {
    try {
      return new Receipts(new Secret(secret));
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage() + ".");
    }
  }
}
