package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A poll is created and voted in without a pointer. */
@ExtendWith({Stack.class, Chromium.class})
class KeyboardTest {

  private static final int MOST_TABS = 60;

  private final Stack.Running stack;
  private final Browser browser;

  KeyboardTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void createThenVoteWithKeysAlone() throws Exception {
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/create").toString());
      page.locator("form").waitFor();
      tabTo(page, "#question");
      page.keyboard().type("Left or right?");
      tabTo(page, "#option-0");
      page.keyboard().type("Left");
      page.keyboard().press("Enter");
      page.keyboard().type("Right");
      tabTo(page, "input[name='type']");
      page.keyboard().press("ArrowUp");
      assertThat(page.locator("input[value='ranked']")).isChecked();
      tabTo(page, "button.big");
      page.keyboard().press("Enter");
      page.waitForURL("**/manage");
      assertThat(page.getByLabel("Admin link"))
          .hasValue(java.util.regex.Pattern.compile(".*#token=.+"));

      String id = page.url().split("/")[4];
      page.navigate(stack.edge().base().resolve("/p/" + id).toString());
      page.locator(".choice").first().waitFor();
      tabTo(page, ".option:nth-child(1) .choice");
      page.keyboard().press("Space");
      tabTo(page, ".option:nth-child(2) .choice");
      page.keyboard().press("Enter");
      tabTo(page, ".option:nth-child(2) .rank-buttons button");
      page.keyboard().press("Enter");
      tabTo(page, ".primary");
      page.keyboard().press("Enter");
      // It can be taken back for a moment first.
      assertThat(page.locator(".ballot[data-kind='holding']")).isVisible();
      assertThat(page.locator(".ballot[data-kind='accepted']"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
      assertThat(
              new Poll(stack.edge(), id, "")
                  .awaitBallots(1, Duration.ofSeconds(10))
                  .path("ranked")
                  .path("winner")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void theFocusIsHandedOnByButtonsThatGo() throws Exception {
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      open(page, "{\"protection\":\"session\",\"revote\":\"replace\"}");
      tabTo(page, ".choice");
      page.keyboard().press("Enter");
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible();
      tabTo(page, ".ballot .link");
      page.keyboard().press("Enter");
      assertThat(page.locator(".choice").first()).isFocused();

      open(page, "{\"type\":\"rating\"}");
      tabTo(page, ".scale input");
      page.keyboard().press("Space");
      tabTo(page, ".clear");
      page.keyboard().press("Enter");
      assertThat(page.locator(".scale input").first()).isFocused();
    }
  }

  private void open(Page page, String rules) throws Exception {
    page.navigate(
        stack.edge().base().resolve("/p/" + Poll.create(stack.edge(), rules).id()).toString());
    page.locator(".option").first().waitFor();
  }

  /** Fails where the element cannot be reached, or where the reader cannot see that it has been. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        String outline = "(document.activeElement.closest('label') ?? document.activeElement)";
        assertThat((String) page.evaluate("() => getComputedStyle(" + outline + ").outlineStyle"))
            .isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("No way with the Tab key to " + selector);
  }
}
