package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an owner's page says and does, and what others see of it. */
@ExtendWith({Stack.class, Chromium.class})
class OwnerPageTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;
  private final Browser browser;

  OwnerPageTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aWrongTokenIsToldAndTheRightOneTaken() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "/manage#token=wrong");
      assertThat(page.locator("#token-problem"))
          .hasText("This is not the admin token of this poll.");
      page.locator("#token").fill("wrong as well");
      page.locator(".token button").click();
      assertThat(page.locator("#token-problem"))
          .hasText("This is not the admin token of this poll.");
      Screen.PHONE.picture(page, "manage-wrong-token");
      page.locator("#token").fill(poll.adminToken());
      page.locator(".token button").click();
      assertThat(page.locator(".controls-of-owner")).isVisible();
    }
  }

  @Test
  void aPollThatHasNotBegunIsClosed() throws Exception {
    Poll poll =
        Poll.create(
            stack.edge(), "{\"opensAt\":\"%s\"}".formatted(Instant.now().plusSeconds(4_000)));
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "/manage#token=" + poll.adminToken());
      page.getByText("Close without opening").waitFor();
      Screen.PHONE.picture(page, "manage-scheduled");
      page.getByText("Close without opening").click();
      assertThat(page.locator(".said")).hasText("Closed.", patiently());
      assertThat(page.locator(".said")).isFocused();
      assertThat(page.locator(".status")).hasText(Pattern.compile("Closed.*"), patiently());
    }
  }

  @Test
  void whoWatchesSeesTheNewEndOfAPollThatIsOpenedAgain() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      assertThat(page.locator(".sign[data-feed='socket']")).isVisible();
      poll.close();
      assertThat(page.locator(".ballot [role='status']"))
          .hasText(Pattern.compile("Voting is over.*"), patiently());
      poll.owner(
          "POST",
          "/reopen",
          "{\"closesAt\":\"%s\"}".formatted(Instant.now().plus(Duration.ofHours(5))));
      assertThat(page.locator(".kicker")).containsText("closes in 4", contains());
    }
  }

  @Test
  void whoWatchesGoesAlongIntoANewRound() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".choice").first().click();
      assertThat(page.locator(".big")).hasText("1 vote");
      poll.close();
      // The first answer that could tell of the round is lost.
      boolean[] lost = new boolean[1];
      page.route(
          "**/polls/" + poll.id(),
          route -> {
            if (lost[0]) {
              route.resume();
            } else {
              lost[0] = true;
              route.abort();
            }
          });
      poll.owner("POST", "/rounds", "{}");
      assertThat(page.locator(".big")).hasText("0 votes", patiently());
      assertThat(page.locator(".kicker")).containsText("Round 2");
      page.locator(".choice").nth(1).click();
      assertThat(page.locator(".big")).hasText("1 vote");
    }
  }

  private Page open(BrowserContext context, Poll poll, String below) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
    page.locator("h1").waitFor();
    return page;
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis());
  }

  private static LocatorAssertions.ContainsTextOptions contains() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(A_WHILE.toMillis());
  }
}
