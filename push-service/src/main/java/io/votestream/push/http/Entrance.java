package io.votestream.push.http;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.feed.Feed;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One way in which a stream can be asked for. */
public interface Entrance {

  boolean isAsked(HttpServletRequest request);

  /**
   * Answers the request and lets the viewer in.
   *
   * @param claim to see numbers that not everybody may see
   * @throws io.votestream.schemas.Refusal if the request is not in order
   */
  void enter(Feed feed, Claim claim, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;
}
