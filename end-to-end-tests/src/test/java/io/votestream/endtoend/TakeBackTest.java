package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the first vote stands, an accidental tap can be taken back for a moment. */
@ExtendWith({Stack.class, Chromium.class})
class TakeBackTest {

  private static final String FIRST_STANDS = "{\"protection\":\"session\"}";
  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;
  private final Browser browser;

  TakeBackTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aTapIsHeldTakenBackByButtonOrKeyAndCorrectedByAnother() throws Exception {
    Poll poll = Poll.create(stack.edge(), FIRST_STANDS);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      AtomicInteger sent = countVotes(page);
      Locator said = page.locator(".ballot [role='status']");
      page.locator(".choice").nth(0).click();
      assertThat(said).hasText("You can still take it back (Esc).");
      page.getByText("Take back").press("Enter");
      assertThat(said).hasText("Taken back. Nothing was sent.");
      assertThat(page.locator(".choice").first()).isFocused();

      page.locator(".choice").nth(0).click();
      page.keyboard().press("Escape");
      assertThat(said).hasText("Taken back. Nothing was sent.");
      page.waitForTimeout(4_000);
      assertThat(sent).hasValue(0);

      page.locator(".choice").nth(0).click();
      page.locator(".choice").nth(2).click();
      assertThat(accepted(page)).isVisible(patiently());
      assertThat(sent).hasValue(1);
      assertThat(Poll.votes(poll.awaitBallots(1, A_WHILE))).containsExactly(0L, 0L, 1L);
    }
  }

  @Test
  void itIsSentWithinThreeSeconds() throws Exception {
    Poll poll = Poll.create(stack.edge(), FIRST_STANDS);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.clock().install();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
      AtomicInteger sent = countVotes(page);
      page.locator(".choice").first().click();
      page.clock().fastForward(3_000);
      assertThat(accepted(page)).isVisible(patiently());
      assertThat(sent).hasValue(1);
    }
  }

  @Test
  void leavingThePageSendsIt() throws Exception {
    Poll poll = Poll.create(stack.edge(), FIRST_STANDS);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      page.locator(".choice").nth(1).click();
      assertThat(page.locator(".ballot[data-kind='holding']")).isVisible();
      page.navigate("about:blank");
      assertThat(Poll.votes(poll.awaitBallots(1, A_WHILE))).containsExactly(0L, 1L, 0L);
    }
  }

  @Test
  void itIsNotHeldBeyondTheEndOfThePoll() throws Exception {
    Poll poll =
        Poll.create(
            stack.edge(),
            "{\"protection\":\"session\",\"closesAt\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(60)));
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.clock().install();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
      page.locator(".choice").first().waitFor();
      page.clock().pauseAt(Instant.now().plusSeconds(58).toEpochMilli());
      AtomicInteger sent = countVotes(page);
      page.locator(".choice").first().click();
      Eventually.within(A_WHILE, () -> assertThat(sent).hasValue(1));
    }
  }

  @Test
  void whereAVoteCanBeReplacedThereIsNoWait() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\",\"revote\":\"replace\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.clock().install();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
      page.locator(".choice").first().waitFor();
      page.clock().pauseAt(System.currentTimeMillis() + 1_000);
      AtomicInteger sent = countVotes(page);
      page.locator(".choice").first().click();
      Eventually.within(A_WHILE, () -> assertThat(sent).hasValue(1));
    }
  }

  private static AtomicInteger countVotes(Page page) {
    AtomicInteger sent = new AtomicInteger();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/vote")) {
            sent.incrementAndGet();
          }
        });
    return sent;
  }

  private Page open(BrowserContext context, Poll poll) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
    page.locator(".choice").first().waitFor();
    return page;
  }

  private static Locator accepted(Page page) {
    return page.locator(".ballot[data-kind='accepted']");
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis());
  }
}
