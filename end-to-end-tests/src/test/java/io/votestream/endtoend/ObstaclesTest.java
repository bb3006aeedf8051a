package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page does when its vote is not taken at once: it says so, and sends the same vote again.
 */
@ExtendWith({Stack.class, Chromium.class})
class ObstaclesTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private static final double AT_ONCE_MS = 1_500;

  /** More than anybody's patience was before. */
  private static final int MANY_TRIES = 12;

  /** Two sockets fail at once, further ones bring nothing. */
  private static final String BROKEN_SOCKETS =
      """
      window.sockets = 0;
      window.WebSocket = class {
        constructor() {
          if (++window.sockets <= 2) setTimeout(() => this.onclose?.());
        }
        close() {}
      };
      """;

  private static final String BROKEN_EVENTS =
      """
      window.EventSource = class {
        constructor() {
          setTimeout(() => this.onerror?.());
        }
        close() {}
      };
      """;

  private final Stack.Running stack;
  private final Browser browser;

  ObstaclesTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"429, Many are voting at once. Waiting in turn.", "503, Voting is busy."})
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
  void aVoteThatIsHandedATokenComesBackWithIt() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\"}");
    List<String> tokens = new ArrayList<>();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      page.route(
          "**/vote",
          route -> {
            tokens.add(route.request().headers().getOrDefault("voter-token", ""));
            if (tokens.size() == 1) {
              refuse(route, 429, Map.of("Voter-Token", "of a refusal"));
            } else {
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(202)
                      .setHeaders(Map.of("Content-Type", "application/json"))
                      .setBody("{\"status\":\"accepted\",\"receipt\":\"r\"}"));
            }
          });
      page.locator(".choice").first().click();
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible(patiently());
      assertThat(tokens).containsExactly("", "of a refusal");
    }
  }

  @ParameterizedTest
  @CsvSource({"/p/%s, h1", "/p/%s/present, h1", "/p/%s/embed, h1", "/?q=coffee, #search .poll"})
  void aReadBeyondTheLimitWaitsInTurnAndSaysSo(String path, String sign) throws Exception {
    Poll poll = Poll.create(stack.edge());
    AtomicInteger refused = new AtomicInteger();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.route(
          url -> url.matches(".*/polls(/[^/]+|\\?.*)"),
          route -> {
            if (refused.getAndIncrement() < 2) {
              refuse(route, 429);
            } else {
              route.resume();
            }
          });
      page.navigate(stack.edge().base().resolve(path.formatted(poll.id())).toString());
      assertThat(page.locator(".notice strong")).hasText("Many are here at once. Waiting in turn.");
      assertThat(page.locator(sign).first()).isVisible(patiently());
      assertThat(page.locator(".notice")).hasCount(0);
    }
  }

  /** Parts of a page that are not missed meanwhile. */
  @Test
  void aReceiptIsLookedUpInTurn() throws Exception {
    Poll poll = Poll.create(stack.edge());
    AtomicInteger refused = new AtomicInteger();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      page.locator(".choice").first().click();
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible(patiently());
      page.route(
          "**/receipts/*",
          route -> {
            if (refused.getAndIncrement() < 2) {
              refuse(route, 429);
            } else {
              route.resume();
            }
          });
      page.getByText("Was it counted?").click();
      assertThat(page.getByText("Yes, it is counted.")).isVisible(patiently());
      assertThat(refused).hasValueGreaterThan(2);
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

  @ParameterizedTest
  @ValueSource(strings = {"", "/present", "/embed"})
  void aPageSaysAtOnceThatItIsOffline(String below) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
      assertThat(page.locator(".sign[data-feed='socket']")).isVisible(patiently());
      context.setOffline(true);
      assertThat(page.locator(".sign"))
          .containsText(
              "Offline", new LocatorAssertions.ContainsTextOptions().setTimeout(AT_ONCE_MS));
      context.setOffline(false);
      assertThat(page.locator(".sign[data-feed='socket']")).isVisible(patiently());
    }
  }

  @Test
  void anOverlayOnAirShowsNoErrorAndHeals() throws Exception {
    Poll poll = Poll.create(stack.edge());
    boolean[] away = {true};
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      page.addInitScript(BROKEN_SOCKETS);
      page.addInitScript(BROKEN_EVENTS);
      AtomicInteger refused = new AtomicInteger();
      page.route(
          "**/polls/**",
          route -> {
            if (!away[0]) {
              route.resume();
            } else if (refused.getAndIncrement() == 0) {
              refuse(route, 404);
            } else {
              refuse(route, 503);
            }
          });
      page.navigate(stack.edge().base().resolve("/p/" + poll.id() + "/overlay").toString());
      page.waitForCondition(
          () -> refused.get() > 1,
          new Page.WaitForConditionOptions().setTimeout(A_WHILE.toMillis()));
      assertThat(page.locator("body")).hasText("");
      away[0] = false;
      assertThat(page.locator(".overlay p")).hasText("0 votes", longText());
      away[0] = true;
      page.waitForRequest("**/results*", () -> {});
      page.waitForTimeout(1_000);
      assertThat(page.locator(".overlay p")).hasText("0 votes");
      assertThat(page.locator(".notice")).hasCount(0);
      away[0] = false;
      poll.vote(0);
      assertThat(page.locator(".overlay p")).hasText("1 vote", longText());
    }
  }

  @Test
  void aVoteIsNotGivenUpHoweverOftenItFails() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      context.setOffline(true);
      page.locator(".choice").nth(1).click();
      Locator sentence = page.locator(".ballot [role='status']");
      for (int i = 0; i < MANY_TRIES; i++) {
        assertThat(sentence).hasText("Offline. Sent when you are back.");
        page.getByText("Try now").click();
      }
      assertThat(sentence).hasText("Offline. Sent when you are back.");
      context.setOffline(false);
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible();
      poll.awaitBallots(1, A_WHILE);
    }
  }

  @Test
  void aVoteThatWasStoppedAndIsCastAgainKeepsItsKey() throws Exception {
    Poll poll = Poll.create(stack.edge());
    List<String> keys = new ArrayList<>();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll);
      page.route(
          "**/vote",
          route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
              // It arrives, its answer does not.
              route.fetch();
              route.abort();
            } else {
              route.resume();
            }
          });
      page.locator(".choice").first().click();
      page.getByText("Stop trying").click();
      page.reload();
      page.locator(".choice").first().click();
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible();
      assertThat(keys).hasSize(2).doesNotContainNull();
      assertThat(keys.getFirst()).isEqualTo(keys.getLast());
      assertThat(page.locator(".big")).hasText("1 vote");
      poll.awaitBallots(1, A_WHILE);
    }
  }

  @Test
  void withoutWebSocketsNumbersComeAsEventsAlsoWhileABetterWayIsTried() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.addInitScript(BROKEN_SOCKETS);
      page.clock().install();
      visit(page, poll);
      assertThat(page.locator(".sign[data-feed='stream']")).isVisible(patiently());
      poll.vote(0);
      assertThat(page.locator(".big")).hasText("1 vote");
      page.clock().fastForward("00:30");
      page.waitForFunction("window.sockets === 3");
      poll.vote(0);
      assertThat(page.locator(".big")).hasText("2 votes");
      assertThat(page.locator(".sign[data-feed='stream']")).isVisible();
    }
  }

  @Test
  void withoutAnyStreamNumbersAreAskedFor() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.addInitScript(BROKEN_SOCKETS);
      page.addInitScript(BROKEN_EVENTS);
      visit(page, poll);
      assertThat(page.locator(".sign[data-feed='polling']")).isVisible(patiently());
      poll.vote(0);
      assertThat(page.locator(".big"))
          .hasText("1 vote", new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis()));
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

  private static LocatorAssertions.HasTextOptions longText() {
    return new LocatorAssertions.HasTextOptions().setTimeout(2 * A_WHILE.toMillis());
  }

  private Page open(BrowserContext context, Poll poll) {
    Page page = context.newPage();
    visit(page, poll);
    assertThat(page.locator(".sign[data-feed='socket']")).isVisible();
    return page;
  }

  private void visit(Page page, Poll poll) {
    page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis());
  }

  private static void refuse(Route route, int status) {
    refuse(route, status, Map.of());
  }

  private static void refuse(Route route, int status, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Retry-After", "1");
    headers.put("Content-Type", "application/problem+json");
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setHeaders(headers)
            .setBody("{\"status\":%d,\"code\":\"rate_limited\"}".formatted(status)));
  }
}
