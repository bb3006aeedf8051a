package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.votestream.query.domain.poll.ShownStatus;
import io.votestream.query.domain.statistics.Statistics;
import io.votestream.query.domain.statistics.Totals;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /stats}: figures over all listed polls, at most a second old. Numbers of votes are
 * only of what anyone may see ({@link Totals}). What only the durable view knows is null while it
 * has not answered yet, and of before, with {@code stale: true}, while it does not.
 */
@RestController
final class StatisticsController {

  private final StatisticsAnswers statistics;

  StatisticsController(StatisticsAnswers statistics) {
    this.statistics = statistics;
  }

  @GetMapping(path = "/stats", produces = APPLICATION_JSON_VALUE)
  Answer stats() {
    Statistics current = statistics.current();
    Totals totals = current.totals();
    return new Answer(
        polls(current.census().byStatus()),
        totals == null ? null : totals.ballots(),
        totals == null ? null : Rejected.of(totals),
        current.votesPerSecond(),
        themes(current),
        totals == null || totals.asOf() == 0 ? null : Instant.ofEpochMilli(totals.asOf()),
        current.stale());
  }

  private static Map<String, Long> polls(Map<ShownStatus, Long> byStatus) {
    Map<String, Long> polls = new LinkedHashMap<>();
    polls.put("total", byStatus.values().stream().mapToLong(Long::longValue).sum());
    byStatus.forEach((status, count) -> polls.put(status.wireName(), count));
    return polls;
  }

  private static List<ThemeFigures> themes(Statistics current) {
    return current.census().listedThemes().stream()
        .map(
            count ->
                new ThemeFigures(
                    count.theme().id(),
                    count.theme().name(),
                    count.polls(),
                    current.totals() == null
                        ? null
                        : current.ballotsByTheme().getOrDefault(count.theme().id(), 0L)))
        .toList();
  }

  /**
   * @param polls number by status, and in total
   * @param ballots that count, over all listed polls whose results anyone may see now
   * @param votesPerSecond votes of every kind that were folded, in polls whose results are never
   *     hidden, over the last 15 s in which somebody asked; null where the last question is too
   *     long ago to say
   * @param asOf newest event counted
   */
  record Answer(
      Map<String, Long> polls,
      @Nullable Long ballots,
      @Nullable Rejected rejected,
      @Nullable Double votesPerSecond,
      List<ThemeFigures> themes,
      @Nullable Instant asOf,
      boolean stale) {}

  record ThemeFigures(String id, String name, long polls, @Nullable Long ballots) {}

  /** Votes that do not count, by reason. */
  record Rejected(long duplicate, long superseded, long late, long invalid) {

    static Rejected of(Totals totals) {
      return new Rejected(totals.duplicate(), totals.superseded(), totals.late(), totals.invalid());
    }
  }
}
