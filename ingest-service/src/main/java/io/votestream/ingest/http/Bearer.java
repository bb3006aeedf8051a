package io.votestream.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What proves a right to do something (RFC 6750), never in an address or a log. */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** Null if there is none. */
  static @Nullable String of(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }
}
