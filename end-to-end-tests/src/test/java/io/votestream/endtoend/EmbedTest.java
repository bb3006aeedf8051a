package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A poll in a frame on a page of another site, where browsers keep no cookies for it. */
@ExtendWith({Stack.class, Chromium.class})
class EmbedTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;
  private final Browser browser;

  EmbedTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aVoterSeesHiddenNumbersAndChangesTheOneVote() throws Exception {
    Poll poll =
        Poll.create(
            stack.edge(),
            "{\"protection\":\"session\",\"revote\":\"replace\",\"results\":\"after_vote\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      FrameLocator frame = frame(context, poll);
      assertThat(frame.locator(".choice").first()).isVisible();
      frame.locator(".choice").first().click();
      assertThat(frame.locator(".share").first()).hasText("100%");
      frame.getByText("Change my vote").click();
      frame.locator(".choice").nth(2).click();
      assertThat(frame.locator(".share").nth(2)).hasText("100%");
      assertThat(context.cookies()).isEmpty();
      Eventually.within(
          A_WHILE,
          () ->
              assertThat(Poll.votes(poll.owner("GET", "/results", null).json()))
                  .containsExactly(0L, 0L, 1L));
    }
  }

  /**
   * One machine under two names is two sites to a browser. The answer that the page is written into
   * has no policy of its own against frames.
   */
  private FrameLocator frame(BrowserContext context, Poll poll) {
    URI edge = stack.edge().base();
    String other = edge.getHost().equals("localhost") ? "127.0.0.1" : "localhost";
    Page page = context.newPage();
    page.navigate("http://%s:%d/health".formatted(other, edge.getPort()));
    page.setContent(
        "<iframe src=\"%s\" width=\"340\" height=\"600\"></iframe>"
            .formatted(edge.resolve("/p/" + poll.id() + "/embed")));
    return page.frameLocator("iframe");
  }
}
