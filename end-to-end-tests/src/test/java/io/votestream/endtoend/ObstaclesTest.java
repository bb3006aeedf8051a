package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a page does when its vote is not taken at once: it says so, and sends the same vote again.
 */
@ExtendWith({Stack.class, Chromium.class})
class ObstaclesTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;
  private final Browser browser;

  ObstaclesTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"429, Too many votes at once.", "503, Voting is busy."})
  void aRefusedVoteIsSentAgainWithItsKeyAndCountsOnce(int status, String sentence)
      throws Exception {
    Poll poll = Poll.create(stack.edge());
    List<String> keys = new ArrayList<>();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      page.route(
          "**/vote",
          route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
              refuse(route, status);
            } else {
              route.resume();
            }
          });
      page.locator(".choice").first().click();
      assertThat(page.locator(".ballot [role='status']")).hasText(sentence);
      assertThat(page.locator(".ballot[data-kind='accepted']"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis()));
      assertThat(keys).hasSize(2).doesNotContainNull();
      assertThat(keys.getFirst()).isEqualTo(keys.getLast());
      poll.awaitBallots(1, A_WHILE);
    }
  }

  @Test
  void aVoteMadeOfflineIsSentWhenBack() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      context.setOffline(true);
      page.locator(".choice").nth(1).click();
      assertThat(page.locator(".ballot [role='status']"))
          .hasText("Offline. Sent when you are back.");
      assertThat(page.locator("#offline")).isVisible();
      context.setOffline(false);
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible();
      poll.awaitBallots(1, A_WHILE);
    }
  }

  @Test
  void aFeedWhoseServiceWasKilledReturnsByItself() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      stack.operator().kill("push-service-1");
      assertThat(page.locator(".sign:not([data-feed='socket'])")).isVisible();
      assertThat(poll.vote(0).status()).isEqualTo(202);
      LocatorAssertions.HasTextOptions patiently =
          new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis() * 2);
      assertThat(page.locator(".big")).hasText("1 vote", patiently);
      assertThat(page.locator(".sign[data-feed='socket']"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis() * 3));
    }
  }

  private Page open(BrowserContext context, Poll poll) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
    assertThat(page.locator(".sign[data-feed='socket']")).isVisible();
    return page;
  }

  private static void refuse(Route route, int status) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
            .setBody("{\"status\":%d,\"code\":\"rate_limited\"}".formatted(status)));
  }
}
