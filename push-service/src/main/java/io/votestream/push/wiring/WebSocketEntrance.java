package io.votestream.push.wiring;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feed;
import io.votestream.push.domain.feed.Viewer;
import io.votestream.push.http.Entrance;
import io.votestream.push.tomcat.SocketConnection;
import io.votestream.push.websocket.Handshake;
import io.votestream.push.websocket.WebSocketDialect;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** Where the handshake, the connection and the audience come together. */
final class WebSocketEntrance implements Entrance {

  private final Audience audience;
  private final WebSocketDialect dialect;

  WebSocketEntrance(Audience audience, WebSocketDialect dialect) {
    this.audience = audience;
    this.dialect = dialect;
  }

  @Override
  public boolean isAsked(HttpServletRequest request) {
    return Handshake.isAsked(request::getHeader);
  }

  @Override
  public void enter(
      Feed feed, Claim claim, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String accept = Handshake.accept(request::getHeader);
    request
        .upgrade(SocketConnection.class)
        .whenOpen(
            connection -> {
              Viewer viewer = audience.admit(feed, dialect, connection, claim, null);
              return new SocketConnection.Opened(viewer, dialect.inbound(viewer));
            });
    response.setHeader(HttpHeaders.UPGRADE, "websocket");
    response.setHeader(HttpHeaders.CONNECTION, "Upgrade");
    response.setHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_ACCEPT, accept);
  }
}
