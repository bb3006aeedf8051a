package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many windows of one browser where WebSockets are blocked: all are live, and votes get through.
 */
@ExtendWith({Stack.class, Chromium.class})
class ManyWindowsTest {

  /** One more than the connections that a browser opens to a host over HTTP/1.1. */
  private static final int WINDOWS = 7;

  private static final int PLACES = 3;
  private static final Duration A_WHILE = Duration.ofSeconds(20);
  private static final double IN_TIME_MS = 4_000;

  private final Stack.Running stack;
  private final Browser browser;

  ManyWindowsTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void ofOnePoll() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = context()) {
      List<Page> windows = new ArrayList<>();
      for (int i = 0; i < WINDOWS; i++) {
        windows.add(live(context, "/p/" + poll.id()));
      }
      assertThat(streams(windows)).isEqualTo(PLACES);
      vote(windows.getLast());
      for (Page window : windows) {
        assertThat(window.locator(".big")).hasText("1 vote", longText());
      }
      // A place that is left is taken by another window.
      windows.removeFirst().close();
      Eventually.within(A_WHILE.multipliedBy(2), () -> assertThat(streams(windows)).isEqualTo(3));
    }
  }

  @Test
  void ofAllPollsAndOfAnOwnerWhoHasAStreamOfTheirOwnKind() throws Exception {
    Poll hidden = Poll.create(stack.edge(), "{\"results\":\"owner\"}");
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = context()) {
      String manage = "/p/" + hidden.id() + "/manage#token=" + hidden.adminToken();
      List<Page> windows = new ArrayList<>();
      windows.add(live(context, manage));
      windows.add(live(context, "/"));
      for (int i = windows.size(); i < WINDOWS - 1; i++) {
        windows.add(live(context, "/p/" + hidden.id() + "/present"));
      }
      windows.add(live(context, "/p/" + poll.id()));
      vote(windows.getLast());
    }
  }

  private BrowserContext context() {
    BrowserContext context = Screen.DESK.context(browser);
    context.addInitScript(Chromium.WITHOUT_WEB_SOCKETS);
    return context;
  }

  private Page live(BrowserContext context, String address) {
    Page page = context.newPage();
    page.navigate(
        stack.edge().base().resolve(address).toString(),
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    assertThat(page.locator(".sign:is([data-feed='stream'], [data-feed='polling'])").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis()));
    return page;
  }

  private static void vote(Page window) {
    window.locator(".choice").first().click();
    assertThat(window.locator(".ballot[data-kind='accepted']"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(IN_TIME_MS));
  }

  private static long streams(List<Page> windows) {
    return windows.stream()
        .filter(window -> window.locator(".sign[data-feed='stream']").count() == 1)
        .count();
  }

  private static LocatorAssertions.HasTextOptions longText() {
    return new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis());
  }
}
