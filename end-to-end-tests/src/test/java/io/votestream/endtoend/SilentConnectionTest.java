package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that dies without a word is noticed, and another one is made. */
@ExtendWith({Stack.class, Chromium.class})
class SilentConnectionTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  /** A minute is what is promised. */
  private static final String LESS_THAN_A_MINUTE = "00:55";

  private final Stack.Running stack;
  private final Browser browser;

  SilentConnectionTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"socket, ''", "stream, ''", "socket, /present", "stream, /embed"})
  void isReplacedWithinAMinute(String kind, String below) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (ForgetfulRelay relay = new ForgetfulRelay(stack.edge().base());
        BrowserContext context = Screen.DESK.context(browser)) {
      Page page = open(context, relay, kind, "/p/" + poll.id() + below);
      relay.forget();
      poll.vote(0);
      poll.awaitBallots(1, A_WHILE);
      assertThat(page.locator(".share").first()).not().hasText("100%");
      page.clock().fastForward(LESS_THAN_A_MINUTE);
      assertThat(page.locator(".share").first()).hasText("100%", soon());
      assertThat(page.locator(".sign[data-feed='" + kind + "']")).isVisible();
    }
  }

  /** The numbers of a poll that only its owner sees come over a stream of their own. */
  @Test
  void isReplacedWhereAnOwnerLooksToo() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"results\":\"owner\"}");
    try (ForgetfulRelay relay = new ForgetfulRelay(stack.edge().base());
        BrowserContext context = Screen.DESK.context(browser)) {
      String manage = "/p/" + poll.id() + "/manage#token=" + poll.adminToken();
      Page page = open(context, relay, "stream", manage);
      relay.forget();
      poll.vote(0);
      page.clock().fastForward(LESS_THAN_A_MINUTE);
      assertThat(page.locator(".share").first()).hasText("100%", soon());
    }
  }

  @Test
  void isNoticedAtOnceByWhoWakesUp() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (ForgetfulRelay relay = new ForgetfulRelay(stack.edge().base());
        BrowserContext context = Screen.DESK.context(browser)) {
      Page page = open(context, relay, "socket", "/p/" + poll.id());
      relay.forget();
      poll.vote(0);
      // The clock goes on, timers do not: a machine that slept.
      page.clock().setSystemTime(System.currentTimeMillis() + Duration.ofHours(1).toMillis());
      page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
      assertThat(page.locator(".share").first())
          .hasText("100%", new LocatorAssertions.HasTextOptions().setTimeout(4_000));
    }
  }

  private static Page open(
      BrowserContext context, ForgetfulRelay relay, String kind, String address) {
    Page page = context.newPage();
    if (kind.equals("stream")) {
      page.addInitScript(Chromium.WITHOUT_WEB_SOCKETS);
    }
    page.clock().install();
    page.navigate(relay.base().resolve(address).toString());
    assertThat(page.locator(".sign[data-feed='" + kind + "']"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis()));
    return page;
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis());
  }
}
