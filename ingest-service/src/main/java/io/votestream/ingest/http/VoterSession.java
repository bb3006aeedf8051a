package io.votestream.ingest.http;

import io.votestream.ingest.domain.vote.VoterId;
import io.votestream.ingest.domain.vote.VoterTokens;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Where a voter token travels: in a cookie for browsers, in a header for everyone else. */
final class VoterSession {

  static final String COOKIE = "voter";
  static final String HEADER = "Voter-Token";

  private final VoterTokens tokens;

  VoterSession(VoterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The voter that a request names; null if none. A cookie that is not ours is no fault of the
   * person in front of the browser, and another application on the host may have one of the same
   * name; a wrong header is a mistake in a program.
   *
   * @throws Refusal INVALID_VOTER_TOKEN for a wrong header
   */
  @Nullable VoterId of(HttpServletRequest request) {
    VoterId voter = known(request);
    if (voter == null && request.getHeader(HEADER) != null) {
      throw new Refusal(
          ErrorCode.INVALID_VOTER_TOKEN, HEADER + " is not a token that was issued here.");
    }
    return voter;
  }

  /** The voter that a request proves to come from, by header if there is one; null if none. */
  @Nullable VoterId known(HttpServletRequest request) {
    String header = request.getHeader(HEADER);
    if (header != null) {
      return tokens.verify(header);
    }
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        VoterId voter = cookie.getName().equals(COOKIE) ? tokens.verify(cookie.getValue()) : null;
        if (voter != null) {
          return voter;
        }
      }
    }
    return null;
  }

  void hand(String token, HttpServletRequest request, HttpServletResponse response) {
    Cookies.hand(COOKIE, token, "/", request, response);
    response.setHeader(HEADER, token);
  }
}
