package io.votestream.query.http;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.votestream.query.domain.poll.Census;
import io.votestream.query.domain.poll.PollView;
import io.votestream.query.domain.poll.Theme;
import io.votestream.schemas.ErrorCode;
import io.votestream.schemas.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /themes}: {@code {items: [{id, name, polls}]}}, OnTrend, Moral Dilemmas and Sports
 * first, then those with most polls, 100 at most. {@code GET /themes/{theme}/polls}: as {@code GET
 * /polls?theme=}, with id or name of the theme; 404 theme_not_found for one that no poll has.
 */
@RestController
final class ThemeController {

  private static final Duration FRESH = Duration.ofMillis(250);

  private final PollView polls;
  private final FreshValue<Census> census = new FreshValue<>(FRESH);

  ThemeController(PollView polls) {
    this.polls = polls;
  }

  @GetMapping(path = "/themes", produces = APPLICATION_JSON_VALUE)
  Themes themes() {
    return new Themes(
        census().listedThemes().stream()
            .map(count -> new Item(count.theme().id(), count.theme().name(), count.polls()))
            .toList());
  }

  @GetMapping(path = "/themes/{theme}/polls", produces = APPLICATION_JSON_VALUE)
  PollListAnswer polls(@PathVariable String theme, HttpServletRequest request) {
    if (!census().knows(Theme.slug(theme))) {
      throw new Refusal(ErrorCode.THEME_NOT_FOUND, "No poll has this theme.");
    }
    return PollController.list(polls, ListParameters.of(request, theme));
  }

  private Census census() {
    return census.get(last -> polls.census(Instant.now()));
  }

  record Themes(List<Item> items) {}

  /**
   * @param id for paths and filters
   */
  record Item(String id, String name, long polls) {}
}
