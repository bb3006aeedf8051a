package io.votestream.query.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.query.domain.results.BallotType;
import io.votestream.query.domain.results.KnownTally;
import io.votestream.query.domain.results.TallyLookup;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.v1.Poll;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ready results answers, each made at most once per {@link #FRESH} however many ask. The last one
 * of each round is kept for the time when no view answers, as far as {@link #MAX_BYTES} reach.
 */
public final class ResultsAnswers {

  static final Duration FRESH = Duration.ofMillis(150);

  private static final int MAX_BYTES = 32 << 20;

  /** What an entry takes besides texts and rankings, and an option besides its text; rough. */
  private static final int ENTRY_BYTES = 500;

  private static final int OPTION_BYTES = 60;

  /** Up to two thousand of them, and the steps of the runoff. */
  private static final int RANKINGS_BYTES = 256 << 10;

  private final TallyLookup lookup;
  private final ResultsMetrics metrics;
  private final Cache<String, Entry> cache =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String logId, Entry entry) -> entry.bytes())
          .executor(Runnable::run)
          .build();

  public ResultsAnswers(TallyLookup lookup, ResultsMetrics metrics) {
    this.lookup = lookup;
    this.metrics = metrics;
  }

  /**
   * @throws SourceUnavailableException if no view answers and none has answered before
   */
  ResultsAnswer answer(PollRound round) {
    metrics.asked();
    return cache
        .get(round.logId(), id -> Entry.of(round.poll()))
        .answer()
        .get(last -> load(round, last));
  }

  private ResultsAnswer load(PollRound round, @Nullable ResultsAnswer last) {
    metrics.missed();
    KnownTally known;
    try {
      known =
          lookup.find(
              round.logId(),
              round.poll().getCreatedAt(),
              last == null ? null : last.known().tally());
    } catch (SourceUnavailableException e) {
      metrics.unavailable();
      throw e;
    }
    metrics.loaded(known);
    ShownStatus status = round.status(Instant.now());
    String tag = ResultsRenderer.tag(round, status, known);
    return last != null && last.tag().equals(tag)
        ? last
        : new ResultsAnswer(tag, ResultsRenderer.render(round, status, known), known);
  }

  private record Entry(FreshValue<ResultsAnswer> answer, int bytes) {

    static Entry of(Poll poll) {
      return new Entry(
          new FreshValue<>(FRESH),
          ENTRY_BYTES
              + poll.getSerializedSize()
              + OPTION_BYTES * poll.getOptionsCount()
              + (BallotType.of(poll.getRules()) == BallotType.RANKED ? RANKINGS_BYTES : 0));
    }
  }
}
