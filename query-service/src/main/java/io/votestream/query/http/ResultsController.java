package io.votestream.query.http;

import static io.votestream.query.http.ErrorCode.RESULTS_UNAVAILABLE;

import io.votestream.query.domain.PollView;
import io.votestream.query.domain.SourceUnavailableException;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls/{id}/results}: {@code {pollId, status, final, version, ballots, asOf, stale,
 * options: [{index, text, votes, share}]}} with a weak ETag; 304 for a client that has it.
 *
 * <p>{@code version} counts the events folded for the poll, {@code asOf} (ISO 8601) is the newest
 * of them, {@code share} is of the ballots (0 … 1). {@code stale} is true where a view failed, so
 * that there may be newer numbers. 404 poll_not_found; 503 results_unavailable with Retry-After
 * where no view answers and none has before.
 */
@RestController
final class ResultsController {

  private final PollView polls;
  private final ResultsAnswers answers;

  ResultsController(PollView polls, ResultsAnswers answers) {
    this.polls = polls;
    this.answers = answers;
  }

  /** Sends ready bytes past the message converters, which would cost as much as all the rest. */
  @GetMapping(path = "/polls/{id}/results", produces = MediaType.APPLICATION_JSON_VALUE)
  void results(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ResultsAnswer answer = answer(PollController.find(polls, id));
    response.setHeader(HttpHeaders.ETAG, answer.tag());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), answer.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private ResultsAnswer answer(Poll poll) {
    try {
      return answers.answer(poll);
    } catch (SourceUnavailableException e) {
      throw new ApiException(RESULTS_UNAVAILABLE, "No view of the tally answers; try again.");
    }
  }
}
