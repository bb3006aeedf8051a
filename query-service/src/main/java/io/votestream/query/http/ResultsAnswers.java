package io.votestream.query.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.votestream.query.domain.KnownTally;
import io.votestream.query.domain.ShownStatus;
import io.votestream.query.domain.SourceUnavailableException;
import io.votestream.query.domain.TallyLookup;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ready results answers, each made at most once per {@link #FRESH} however many ask. The last one
 * of each poll is kept for the time when no view answers, as far as {@link #MAX_BYTES} reach.
 */
public final class ResultsAnswers {

  static final Duration FRESH = Duration.ofMillis(150);

  private static final int MAX_BYTES = 32 << 20;

  /** What an entry takes besides texts, and an option besides its text; rough. */
  private static final int ENTRY_BYTES = 500;

  private static final int OPTION_BYTES = 60;

  private final TallyLookup lookup;
  private final ResultsMetrics metrics;
  private final Cache<String, Entry> cache =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String pollId, Entry entry) -> entry.bytes())
          .executor(Runnable::run)
          .build();

  public ResultsAnswers(TallyLookup lookup, ResultsMetrics metrics) {
    this.lookup = lookup;
    this.metrics = metrics;
  }

  /**
   * @throws SourceUnavailableException if no view answers and none has answered before
   */
  ResultsAnswer answer(Poll poll) {
    metrics.asked();
    return cache.get(poll.getId(), id -> Entry.of(poll)).answer().get(last -> load(poll, last));
  }

  private ResultsAnswer load(Poll poll, @Nullable ResultsAnswer last) {
    metrics.missed();
    KnownTally known;
    try {
      known =
          lookup.find(
              poll.getId(), poll.getCreatedAt(), last == null ? null : last.known().tally());
    } catch (SourceUnavailableException e) {
      metrics.unavailable();
      throw e;
    }
    metrics.loaded(known);
    ShownStatus status = ShownStatus.of(poll, Instant.now());
    String tag = ResultsRenderer.tag(poll, status, known);
    return last != null && last.tag().equals(tag)
        ? last
        : new ResultsAnswer(tag, ResultsRenderer.render(poll, status, known), known);
  }

  private record Entry(FreshValue<ResultsAnswer> answer, int bytes) {

    static Entry of(Poll poll) {
      return new Entry(
          new FreshValue<>(FRESH),
          ENTRY_BYTES + poll.getSerializedSize() + OPTION_BYTES * poll.getOptionsCount());
    }
  }
}
