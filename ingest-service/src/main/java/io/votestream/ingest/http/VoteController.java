package io.votestream.ingest.http;

import io.votestream.ingest.domain.vote.AcceptedVote;
import io.votestream.ingest.domain.vote.VoteAcceptance;
import io.votestream.ingest.domain.vote.Voter;
import io.votestream.ingest.domain.vote.VoterId;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.schemas.AsWritten;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
      @PathVariable("id") String written, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String pollId = AsWritten.pollId(written);
    String idempotencyKey = IdempotencyKey.of(request);
    VoterId voter = session.of(request);
    VoteRequest body = json.read(request, VoteRequest.class);
    AcceptedVote vote =
        acceptance.accept(
            pollId,
            body.ballot(),
            new Voter(
                ClientAddress.of(request.getRemoteAddr()), idempotencyKey, voter, body.code()));
    if (vote.voterToken() != null) {
      session.hand(vote.voterToken(), request, response);
    }
    if (vote.resultsPass() != null) {
      ResultsPass.hand(vote.resultsPass(), pollId, request, response);
    }
    json.write(
        response,
        HttpServletResponse.SC_ACCEPTED,
        MediaType.APPLICATION_JSON_VALUE,
        VoteAnswer.accepted(vote.receipt()));
  }
}
