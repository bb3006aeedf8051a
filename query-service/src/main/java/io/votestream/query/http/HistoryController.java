package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.query.domain.results.HistoryPoint;
import io.votestream.query.domain.results.HistorySource;
import io.votestream.query.domain.results.TallyLookup;
import io.votestream.query.domain.results.TallySnapshot;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls/{id}/history?round=&limit=}: how a round's tally grew, in steps of ten seconds,
 * as the newest {@code limit} (1 … 1000, 200 where absent) of them, oldest first. It shows to whom
 * results show: 403 results_hidden, wrong_token. 404 poll_not_found, round_not_found; 503
 * history_unavailable with Retry-After.
 */
@RestController
final class HistoryController {

  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 1_000;

  private final PollLookup polls;
  private final ResultsGate gate;
  private final HistorySource history;
  private final TallyLookup tallies;

  HistoryController(
      PollLookup polls, ResultsGate gate, HistorySource history, TallyLookup tallies) {
    this.polls = polls;
    this.gate = gate;
    this.history = history;
    this.tallies = tallies;
  }

  @GetMapping(path = "/polls/{id}/history", produces = APPLICATION_JSON_VALUE)
  Answer history(
      @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
    PollRound round = RoundParameter.of(polls, id, request);
    int limit = Parameters.number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT);
    try {
      List<HistoryPoint> points = history.newest(round.logId(), limit);
      gate.pass(round, isFinal(round, points), request, response);
      return new Answer(
          round.poll().getId(), round.number(), points.stream().map(Point::of).toList());
    } catch (SourceUnavailableException e) {
      throw new Refusal(ErrorCode.HISTORY_UNAVAILABLE, "The view of the history does not answer.");
    }
  }

  /** Whether all of them are of a tally that is final; another view may know of a reopening. */
  private boolean isFinal(PollRound round, List<HistoryPoint> points) {
    TallySnapshot tally = tallies.find(round.logId(), round.poll().getCreatedAt(), null).tally();
    return tally.isFinal() && points.stream().allMatch(point -> point.version() <= tally.version());
  }

  record Answer(String pollId, int round, List<Point> points) {}

  /**
   * @param at beginning of ten seconds in which the tally changed
   * @param ballots that counted at their end
   * @param counts per option; of a rating poll per option and rating, that of option o and rating r
   *     at o * levels + r - 1; of a ranked one first preferences
   */
  record Point(Instant at, long ballots, List<Long> counts) {

    static Point of(HistoryPoint point) {
      return new Point(Instant.ofEpochMilli(point.at()), point.ballots(), point.counts());
    }
  }
}
