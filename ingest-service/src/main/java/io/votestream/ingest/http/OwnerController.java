package io.votestream.ingest.http;

import io.votestream.ingest.domain.poll.PollClosing;
import io.votestream.ingest.domain.poll.PollReopening;
import io.votestream.ingest.domain.vote.VoteCodes;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.v1.Poll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a poll's admin token may do with it. */
@RestController
public final class OwnerController {

  private final PollClosing closing;
  private final PollReopening reopening;
  private final PollOwner owner;
  private final Json json;

  public OwnerController(PollClosing closing, PollReopening reopening, PollOwner owner, Json json) {
    this.closing = closing;
    this.reopening = reopening;
    this.owner = owner;
    this.json = json;
  }

  @PostMapping("/polls/{id}/close")
  void close(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    OwnerRequest.Close body =
        json.readOptional(request, OwnerRequest.Close.class, new OwnerRequest.Close(null));
    answer(response, HttpServletResponse.SC_OK, closing.close(poll, body.wish()));
  }

  @PostMapping("/polls/{id}/reopen")
  void reopen(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    answer(
        response,
        HttpServletResponse.SC_OK,
        reopening.reopen(poll.getId(), opening(request).wish()));
  }

  @PostMapping("/polls/{id}/rounds")
  void nextRound(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    answer(
        response,
        HttpServletResponse.SC_CREATED,
        reopening.nextRound(poll.getId(), opening(request).wish()));
  }

  @PostMapping(path = "/polls/{id}/codes", consumes = MediaType.APPLICATION_JSON_VALUE)
  void codes(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Poll poll = owner.poll(id, request, response);
    Integer count = json.read(request, OwnerRequest.Codes.class).count();
    if (count == null) {
      throw new Refusal(ErrorCode.MISSING_FIELD, "count is needed.");
    }
    List<String> codes = VoteCodes.issue(poll, count);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.write(
        response,
        HttpServletResponse.SC_CREATED,
        MediaType.APPLICATION_JSON_VALUE,
        new CreatedCodes(codes));
  }

  private OwnerRequest.Open opening(HttpServletRequest request) {
    return json.readOptional(request, OwnerRequest.Open.class, new OwnerRequest.Open(null, null));
  }

  private void answer(HttpServletResponse response, int status, Poll poll) throws IOException {
    json.write(response, status, MediaType.APPLICATION_JSON_VALUE, PollAnswer.of(poll, null));
  }
}
