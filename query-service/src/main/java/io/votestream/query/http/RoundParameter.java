package io.votestream.query.http;

import io.votestream.query.domain.poll.PollLookup;
import io.votestream.query.domain.poll.PollRound;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;

/** The round that {@code /polls/{id}/…?round=} asks for, the present one where it asks for none. */
final class RoundParameter {

  private RoundParameter() {}

  /**
   * @throws Refusal 404 poll_not_found, round_not_found; 400 invalid_parameter
   */
  static PollRound of(PollLookup polls, String id, HttpServletRequest request) {
    PollRound present = PollRound.present(PollController.find(polls, id));
    int number = Parameters.number(request, "round", present.number(), Integer.MAX_VALUE);
    if (number > present.number()) {
      throw new Refusal(
          ErrorCode.ROUND_NOT_FOUND, "The poll is in round %d.".formatted(present.number()));
    }
    return new PollRound(present.poll(), number);
  }
}
