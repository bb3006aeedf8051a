package io.votestream.ingest.http;

import io.votestream.ingest.domain.ErrorCode;
import io.votestream.ingest.domain.OpenedPoll;
import io.votestream.ingest.domain.PollClosing;
import io.votestream.ingest.domain.PollOpening;
import io.votestream.ingest.domain.PollOwnership;
import io.votestream.ingest.domain.Refusal;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates polls, and closes and reopens them for whoever holds their admin token. */
@RestController
public final class PollController {

  private static final String BEARER = "Bearer ";

  private final PollOpening opening;
  private final PollClosing closing;
  private final PollOwnership ownership;
  private final Json json;

  public PollController(
      PollOpening opening, PollClosing closing, PollOwnership ownership, Json json) {
    this.opening = opening;
    this.closing = closing;
    this.ownership = ownership;
    this.json = json;
  }

  @PostMapping(path = "/polls", consumes = MediaType.APPLICATION_JSON_VALUE)
  void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
    OpenedPoll opened = opening.open(json.read(request, PollRequest.class).toDraft());
    response.setHeader(HttpHeaders.LOCATION, "/polls/" + opened.poll().getId());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer(
        response,
        HttpServletResponse.SC_CREATED,
        PollAnswer.of(opened.poll(), opened.adminToken()));
  }

  @PostMapping("/polls/{id}/close")
  void close(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = closing.close(administered(id, request));
    answer(response, HttpServletResponse.SC_OK, PollAnswer.of(poll, null));
  }

  @PostMapping("/polls/{id}/reopen")
  void reopen(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = opening.reopen(administered(id, request));
    answer(response, HttpServletResponse.SC_OK, PollAnswer.of(poll, null));
  }

  private Poll administered(String id, HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new Refusal(
          ErrorCode.MISSING_TOKEN, "Send the poll's admin token as Authorization: Bearer.");
    }
    return ownership.prove(id, authorization.substring(BEARER.length()).strip());
  }

  private void answer(HttpServletResponse response, int status, PollAnswer poll)
      throws IOException {
    json.write(response, status, MediaType.APPLICATION_JSON_VALUE, poll);
  }
}
