package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.votestream.bench.client.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of polls in a real browser, through the edge; before other tests fill its themes. */
@ExtendWith({Stack.class, Chromium.class})
@Order(1)
class PageTest {

  private static final double A_SECOND = 1_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Stack.Running stack;
  private final Browser browser;

  PageTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"360, 780, LIGHT", "1440, 900, DARK"})
  void aVoteIsAcceptedAndSeenByAnotherViewerWithinASecond(
      int width, int height, com.microsoft.playwright.options.ColorScheme scheme) throws Exception {
    Browser.NewContextOptions screen =
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    try (BrowserContext voter = browser.newContext(screen);
        BrowserContext viewer = browser.newContext(screen)) {
      Page voting = open(voter);
      Page watching = open(viewer);
      Locator card = card(voting, "1");
      assertThat(card.locator(".sign[data-feed='socket']"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
      assertThat(card(watching, "1").locator(".sign[data-feed='socket']"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
      screenshot(voting, "before-vote-" + width);

      long before = ballotsOfFirstPoll();
      card.locator(".choice").first().click();
      assertThat(card(watching, "1").locator(".total"))
          .hasText(
              Pattern.compile("^" + String.format("%,d", before + 1) + "\\b.*"),
              new LocatorAssertions.HasTextOptions().setTimeout(A_SECOND));
      assertThat(card.locator(".ballot[data-kind='accepted']")).isVisible();
      screenshot(voting, "after-vote-" + width);
    }
  }

  @Test
  void theThreeThemesShowTheNineSamplePollsWithoutAComplaintOfTheBrowser() {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (List.of("error", "warning").contains(message.type())) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.navigate(stack.edge().base().toString());
      assertThat(page.locator("h2"))
          .containsText(new String[] {"OnTrend", "Moral Dilemmas", "Sports"});
      for (int id = 1; id <= 9; id++) {
        assertThat(card(page, String.valueOf(id))).hasCount(1);
      }
      assertThat(complaints).isEmpty();
    }
  }

  private Page open(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().toString());
    assertThat(card(page, "1")).isVisible();
    return page;
  }

  private static Locator card(Page page, String pollId) {
    return page.locator("article:has([id='poll-" + pollId + "'])");
  }

  private long ballotsOfFirstPoll() throws Exception {
    Answer answer = stack.edge().get("/polls/1/results");
    return answer.json().path("ballots").asLong();
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
