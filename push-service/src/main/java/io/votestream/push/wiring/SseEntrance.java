package io.votestream.push.wiring;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feed;
import io.votestream.push.domain.feed.Viewer;
import io.votestream.push.http.Entrance;
import io.votestream.push.sse.SseDialect;
import io.votestream.push.tomcat.SocketConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Answers 200 with a body that has no end, and takes the connection away from Tomcat as a WebSocket
 * would, so that both kinds of viewers are the same from there on. Tomcat's own way to stream an
 * answer keeps the whole HTTP exchange in memory for each viewer: 98 KB against 15 KB, and 12.7 µs
 * of CPU a delivery against 8.9 µs, measured with 2,000 viewers.
 */
final class SseEntrance implements Entrance {

  private final Audience audience;
  private final SseDialect dialect;

  SseEntrance(Audience audience, SseDialect dialect) {
    this.audience = audience;
    this.dialect = dialect;
  }

  @Override
  public boolean isAsked(HttpServletRequest request) {
    try {
      return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
          .stream()
          .anyMatch(
              type ->
                  type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM)
                      && type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @Override
  public void enter(
      Feed feed, Claim claim, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String seen = request.getHeader("Last-Event-ID");
    request
        .upgrade(SocketConnection.class)
        .whenOpen(
            connection -> {
              Viewer viewer = audience.admit(feed, dialect, connection, claim, seen);
              return new SocketConnection.Opened(viewer, dialect.inbound(viewer));
            });
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    // The end of the connection is the end of the body, so that events can be written as they are.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
  }
}
