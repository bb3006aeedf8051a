package io.votestream.push.http;

import io.votestream.push.domain.access.Claim;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads what a viewer presents: the pass that its vote was answered with, in the cookie {@code
 * vs_pass_{id}} or, for those without cookies, the parameter {@code pass}; the owner's admin token
 * as {@code Authorization: Bearer}, never in the address, where logs would have it.
 */
final class Claims {

  private static final String BEARER = "bearer ";
  private static final String COOKIE = "vs_pass_";

  private Claims() {}

  /**
   * @throws Refusal MALFORMED_REQUEST
   */
  static Claim of(HttpServletRequest request, String pollId) {
    String pass = parameter(request, "pass");
    return new Claim(
        pass == null ? cookies(request, COOKIE + pollId) : List.of(pass), bearer(request));
  }

  private static @Nullable String parameter(HttpServletRequest request, String name) {
    try {
      return request.getParameter(name);
    } catch (IllegalStateException e) {
      // Tomcat's answer to percent signs that are no encoding.
      throw new Refusal(ErrorCode.MALFORMED_REQUEST, "The query cannot be decoded.");
    }
  }

  private static @Nullable String bearer(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  private static List<String> cookies(HttpServletRequest request, String name) {
    if (request.getCookies() == null || isFromAnotherSite(request)) {
      return List.of();
    }
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .toList();
  }

  /**
   * Browsers let a page of any site open a WebSocket anywhere and send the cookies along: such a
   * page is not to read with its visitor's pass.
   */
  private static boolean isFromAnotherSite(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String host = request.getHeader(HttpHeaders.HOST);
    return origin != null
        && Stream.of("http://", "https://")
            .noneMatch(scheme -> origin.equalsIgnoreCase(scheme + host));
  }
}
