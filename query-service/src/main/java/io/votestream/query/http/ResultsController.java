package io.votestream.query.http;

import static io.votestream.schemas.ErrorCode.RESULTS_UNAVAILABLE;

import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls/{id}/results?round=}: {@link ResultsRenderer} says of what, with a weak ETag;
 * 304 for a client that has it. 404 poll_not_found, round_not_found; 403 results_hidden,
 * wrong_token ({@link ResultsGate}), which tell nothing of the tally; 503 results_unavailable with
 * Retry-After where no view answers and none has before.
 */
@RestController
final class ResultsController {

  private final PollLookup polls;
  private final ResultsGate gate;
  private final ResultsAnswers answers;

  ResultsController(PollLookup polls, ResultsGate gate, ResultsAnswers answers) {
    this.polls = polls;
    this.gate = gate;
    this.answers = answers;
  }

  /** Sends ready bytes past the message converters, which would cost as much as all the rest. */
  @GetMapping(path = "/polls/{id}/results", produces = MediaType.APPLICATION_JSON_VALUE)
  void results(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PollRound round = RoundParameter.of(polls, id, request);
    ResultsAnswer answer = answer(round);
    gate.pass(round, answer.known().tally().isFinal(), request, response);
    response.setHeader(HttpHeaders.ETAG, answer.tag());
    if (EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), answer.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private ResultsAnswer answer(PollRound round) {
    try {
      return answers.answer(round);
    } catch (SourceUnavailableException e) {
      throw new Refusal(RESULTS_UNAVAILABLE, "No view of the tally answers; try again.");
    }
  }
}
