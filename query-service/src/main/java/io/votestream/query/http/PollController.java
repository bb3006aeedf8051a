package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.poll.PollPage;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.domain.source.SourceUnavailableException;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls?theme=&status=&q=&limit=&cursor=} ({@link PollListAnswer}, {@link
 * ListParameters}; 400 invalid_parameter, invalid_cursor) and {@code GET /polls/{id}} ({@link
 * PollAnswer}; 404 poll_not_found; 503 polls_unavailable while an unknown poll may be a new one).
 */
@RestController
final class PollController {

  private final PollView polls;
  private final PollLookup lookup;

  PollController(PollView polls, PollLookup lookup) {
    this.polls = polls;
    this.lookup = lookup;
  }

  @GetMapping(path = "/polls", produces = APPLICATION_JSON_VALUE)
  PollListAnswer list(HttpServletRequest request) {
    return list(polls, ListParameters.of(request));
  }

  @GetMapping(path = "/polls/{id}", produces = APPLICATION_JSON_VALUE)
  PollAnswer poll(@PathVariable String id) {
    return PollAnswer.whole(find(lookup, id), Instant.now());
  }

  static PollListAnswer list(PollView polls, ListParameters wanted) {
    Instant now = Instant.now();
    PollPage page = polls.page(wanted.filter(), wanted.after(), wanted.limit(), now);
    return PollListAnswer.of(page, now);
  }

  static Poll find(PollLookup polls, String id) {
    try {
      return polls
          .find(id)
          .orElseThrow(() -> new Refusal(ErrorCode.POLL_NOT_FOUND, "No poll has this id."));
    } catch (SourceUnavailableException e) {
      throw new Refusal(
          ErrorCode.POLLS_UNAVAILABLE, "Whether there is such a poll is not known now.");
    }
  }
}
