package io.votestream.push.http;

import io.votestream.push.domain.access.Claim;
import io.votestream.push.domain.feed.Audience;
import io.votestream.push.domain.feed.Feed;
import io.votestream.push.domain.feed.Feeds;
import io.votestream.schemas.AsWritten;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.ReadAfterWrite;
import io.votestream.schemas.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /polls/{id}/stream}: a poll's tally, now and whenever it changes, or only its status
 * while the viewer may not see numbers. A WebSocket if the request asks for an upgrade to one,
 * server-sent events if it accepts {@code text/event-stream} by name.
 *
 * <p>Any other request is answered 406: the one thing that this URL has over plain HTTP is an event
 * stream. 426 would be wrong, for nobody has to upgrade; and an event stream for {@code Accept:
 * *}{@code /*} would leave a browser's address bar or a crawler with an answer that never ends.
 */
@RestController
public final class StreamController {

  private final Feeds feeds;
  private final Supplier<@Nullable Duration> age;
  private final Audience audience;
  private final List<Entrance> entrances;

  /**
   * @param age of what the feeds know of polls; null before they knew all
   * @param entrances in order of preference
   */
  public StreamController(
      Feeds feeds, Supplier<@Nullable Duration> age, Audience audience, List<Entrance> entrances) {
    this.feeds = feeds;
    this.age = age;
    this.audience = audience;
    this.entrances = entrances;
  }

  @GetMapping("/polls/{id}/stream")
  void stream(
      @PathVariable("id") String written, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String pollId = AsWritten.pollId(written);
    if (!HttpMethod.GET.matches(request.getMethod())) {
      // Spring sends HEAD here, too.
      throw new HttpRequestMethodNotSupportedException(
          request.getMethod(), List.of(HttpMethod.GET.name()));
    }
    Feed feed = find(pollId);
    Entrance entrance =
        entrances.stream()
            .filter(way -> way.isAsked(request))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        ErrorCode.NOT_ACCEPTABLE,
                        "Open a WebSocket here, or send Accept: text/event-stream."));
    Claim claim = Claims.of(request, pollId);
    if (claim.adminToken() != null && !feed.isOwnedWith(claim.adminToken())) {
      throw new Refusal(ErrorCode.WRONG_TOKEN, "This is not the admin token of this poll.");
    }
    audience.requirePlace();
    entrance.enter(feed, claim, request, response);
  }

  private Feed find(String pollId) {
    Feed feed;
    try {
      feed = ReadAfterWrite.find(() -> feeds.find(pollId).orElse(null), age, System.nanoTime());
    } catch (TimeoutException e) {
      throw new Refusal(
          ErrorCode.POLLS_UNAVAILABLE, "Whether there is such a poll is not known now.");
    }
    if (feed == null) {
      throw new Refusal(ErrorCode.POLL_NOT_FOUND, "There is no poll with this id.");
    }
    return feed;
  }
}
