package io.votestream.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where the right to see results for having voted travels: cookie for browsers, else header. */
final class ResultsPass {

  private static final String HEADER = "Results-Pass";
  private static final String COOKIE = "vs_pass_";

  private ResultsPass() {}

  static void hand(
      String pass, String pollId, HttpServletRequest request, HttpServletResponse response) {
    Cookies.hand(COOKIE + pollId, pass, "/polls/" + pollId, request, response);
    response.setHeader(HEADER, pass);
  }
}
