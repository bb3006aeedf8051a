package io.votestream.ingest.http;

import io.votestream.ingest.domain.limit.RateDecision;
import io.votestream.ingest.domain.limit.WriteLimits;
import io.votestream.ingest.domain.vote.AcceptedVote;
import io.votestream.ingest.domain.vote.VoteAcceptance;
import io.votestream.ingest.domain.vote.Voter;
import io.votestream.ingest.domain.vote.VoterId;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.schemas.AsWritten;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes votes over HTTP; a 202 says that the vote stands in the log. */
@RestController
public final class VoteController {

  private static final Pattern PATH = Pattern.compile("/polls/[^/]+/vote");

  private final VoteAcceptance acceptance;
  private final VoterTokens tokens;
  private final VoterSession session;
  private final WriteLimits limits;
  private final Json json;

  public VoteController(
      VoteAcceptance acceptance, VoterTokens tokens, WriteLimits limits, Json json) {
    this.acceptance = acceptance;
    this.tokens = tokens;
    this.session = new VoterSession(tokens);
    this.limits = limits;
    this.json = json;
  }

  /** Whether this may be a vote. */
  static boolean isAsked(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals(HttpMethod.POST.name())
        && PATH.matcher(request.getRequestURI()).matches()
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  @PostMapping(path = "/polls/{id}/vote", consumes = MediaType.APPLICATION_JSON_VALUE)
  void vote(
      @PathVariable("id") String written, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String pollId = AsWritten.pollId(written);
    String idempotencyKey = IdempotencyKey.of(request);
    VoterId voter = session.of(request);
    VoteRequest body = json.read(request, VoteRequest.class);
    requireProof(pollId, idempotencyKey, body, request, response);
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

  /**
   * Where an address has sent all that it may without a proof, a vote is taken for its code. Any
   * other is refused with the token of the voter that it would have been, so that it is that
   * voter's when it comes again, and comes as somebody.
   */
  private void requireProof(
      String pollId,
      @Nullable String idempotencyKey,
      VoteRequest body,
      HttpServletRequest request,
      HttpServletResponse response) {
    RateDecision unproven = RateLimitFilter.unlessProven(request);
    if (unproven == null) {
      return;
    }
    String holder = acceptance.holder(pollId, body.code());
    if (holder != null) {
      RateDecision decision = limits.proven(holder);
      RateLimit.tell(decision, response);
      if (decision.allowed()) {
        return;
      }
      throw RateLimit.refused(decision);
    }
    // Not as the cookie: a program that sends back whatever it is given has not asked to be
    // somebody.
    response.setHeader(VoterSession.HEADER, tokens.ofNewVoter(idempotencyKey));
    throw RateLimit.unproven(unproven);
  }
}
