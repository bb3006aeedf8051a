package io.votestream.ingest.http;

import io.votestream.ingest.domain.AcceptedVote;
import io.votestream.ingest.domain.VoteAcceptance;
import io.votestream.ingest.domain.Voter;
import io.votestream.ingest.domain.VoterTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes votes over HTTP; a 202 says that the vote stands in the log. */
@RestController
public final class VoteController {

  private final VoteAcceptance acceptance;
  private final VoterSession session;
  private final Json json;

  public VoteController(VoteAcceptance acceptance, VoterTokens tokens, Json json) {
    this.acceptance = acceptance;
    this.session = new VoterSession(tokens);
    this.json = json;
  }

  @PostMapping(path = "/polls/{id}/vote", consumes = MediaType.APPLICATION_JSON_VALUE)
  void vote(
      @PathVariable("id") String pollId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Voter voter =
        new Voter(
            ClientAddress.of(request.getRemoteAddr()),
            IdempotencyKey.of(request),
            session.of(request));
    List<Integer> choices = json.read(request, VoteRequest.class).chosen();
    AcceptedVote vote = acceptance.accept(pollId, choices, voter);
    if (vote.voterToken() != null) {
      session.hand(vote.voterToken(), request, response);
    }
    json.write(
        response,
        HttpServletResponse.SC_ACCEPTED,
        MediaType.APPLICATION_JSON_VALUE,
        VoteAnswer.accepted(vote.receipt()));
  }
}
