package io.votestream.query.http;

import io.votestream.query.domain.statistics.Statistics;
import io.votestream.query.domain.statistics.StatisticsReader;
import java.time.Duration;
import java.time.Instant;

/** The statistics, read at most once a second however many ask. */
public final class StatisticsAnswers {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final StatisticsReader reader;
  private final FreshValue<Statistics> statistics = new FreshValue<>(FRESH);

  public StatisticsAnswers(StatisticsReader reader) {
    this.reader = reader;
  }

  Statistics current() {
    return statistics.get(last -> reader.read(Instant.now()));
  }
}
