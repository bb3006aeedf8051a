package io.votestream.ingest.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Hands out cookies that no script reads and no other site sends. */
final class Cookies {

  /** The longest that browsers keep a cookie (RFC 6265bis). */
  private static final Duration MAX_AGE = Duration.ofDays(400);

  private Cookies() {}

  static void hand(
      String name,
      String value,
      String path,
      HttpServletRequest request,
      HttpServletResponse response) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setPath(path);
    cookie.setMaxAge((int) MAX_AGE.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
