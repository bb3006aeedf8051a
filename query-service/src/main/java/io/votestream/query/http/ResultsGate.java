package io.votestream.query.http;

import static io.votestream.schemas.ErrorCode.RESULTS_HIDDEN;
import static io.votestream.schemas.ErrorCode.WRONG_TOKEN;

import io.votestream.query.domain.poll.PollRound;
import io.votestream.schemas.Refusal;
import io.votestream.schemas.ResultsAccess;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Lets those to the numbers of a round who may see them: everyone, or whoever shows the pass of
 * that round (header {@code Results-Pass} or cookie {@code vs_pass_ID}), or the poll's owner
 * ({@code Authorization: Bearer}). It is asked every time, with the very tally that would be sent,
 * and before anything of it is: what is cached is the same for all who get past.
 */
public final class ResultsGate {

  private static final String BEARER = "bearer ";
  private static final String FOR_ALL = "no-cache";
  private static final String FOR_WHO_ASKED = "private, no-store";

  private final ResultsAccess access;

  public ResultsGate(ResultsAccess access) {
    this.access = access;
  }

  /**
   * Sets how the answer may be kept by others, too.
   *
   * @param isFinal of the tally that would be sent
   * @throws Refusal 403 results_hidden, or wrong_token where one was shown that is not the owner's
   */
  void pass(
      PollRound round, boolean isFinal, HttpServletRequest request, HttpServletResponse response) {
    boolean open = access.mayShow(round.poll(), round.number(), isFinal, List.of(), null);
    if (!open) {
      String token = token(request);
      if (!access.mayShow(
          round.poll(), round.number(), isFinal, shownPasses(round, request), token)) {
        throw token == null
            ? new Refusal(RESULTS_HIDDEN, whenTheyShow(round))
            : new Refusal(WRONG_TOKEN, "This is not the admin token of this poll.");
      }
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, open ? FOR_ALL : FOR_WHO_ASKED);
  }

  private static String whenTheyShow(PollRound round) {
    return switch (round.poll().getResults()) {
      case RESULTS_AFTER_VOTE ->
          "Results show to who has voted, and to all once the poll is closed and every vote is counted.";
      case RESULTS_AFTER_CLOSE -> "Results show once the poll is closed and every vote is counted.";
      case RESULTS_ALWAYS, RESULTS_OWNER, UNRECOGNIZED -> "Only the poll's owner sees its results.";
    };
  }

  private static @Nullable String token(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  private static List<String> shownPasses(PollRound round, HttpServletRequest request) {
    String header = request.getHeader("Results-Pass");
    if (header != null) {
      return List.of(header);
    }
    if (request.getCookies() == null) {
      return List.of();
    }
    String name = "vs_pass_" + round.poll().getId();
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .toList();
  }
}
