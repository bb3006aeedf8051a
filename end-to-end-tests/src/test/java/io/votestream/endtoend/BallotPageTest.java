package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ballots of every kind, cast on the page of their poll. */
@ExtendWith({Stack.class, Chromium.class})
class BallotPageTest {

  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final Stack.Running stack;
  private final Browser browser;

  BallotPageTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aRankingIsMadeByTapsAndSetRightByItsButtons() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"ranked\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".choice").nth(0).click();
      page.locator(".choice").nth(2).click();
      page.locator(".option").nth(2).locator(".rank-buttons button").first().click();
      send(page);
      assertThat(poll.awaitBallots(1, A_WHILE).path("ranked").path("winner").asInt()).isEqualTo(2);
    }
  }

  @Test
  void rankedAnswersHaveTheWidthOfAPhoneAndOneVoteIsHeardAsOne() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"ranked\"}");
    stack
        .edge()
        .send(
            "POST", "/polls/" + poll.id() + "/vote", "{\"ranking\":[0]}", Map.of(), Poll.someone());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      assertThat(page.locator(".count .unseen").first()).hasText("1 vote");
      page.locator(".choice").nth(1).click();
      double card = page.locator(".options").boundingBox().width;
      assertThat(page.locator(".label").nth(1).boundingBox().width).isGreaterThan(0.8 * card);
      assertThat(page.locator(".rank-buttons button").first()).isVisible();
      // Neither its numbers nor its buttons lie over each other.
      double count = page.locator(".count").nth(1).boundingBox().x;
      assertThat(page.locator(".option").nth(1).locator(".rank-buttons").boundingBox().x)
          .isGreaterThanOrEqualTo(count + page.locator(".count").nth(1).boundingBox().width - 1);
    }
  }

  @Test
  void ratingsAreGivenOnAScale() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"rating\",\"levels\":4}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".option").nth(1).locator(".scale label").nth(3).click();
      send(page);
      assertThat(poll.awaitBallots(1, A_WHILE).path("options").path(1).path("mean").asInt())
          .isEqualTo(4);
    }
  }

  @Test
  void aVoteIsChangedWhereThatIsAllowed() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\",\"revote\":\"replace\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".choice").nth(0).click();
      assertThat(accepted(page)).isVisible(patiently());
      poll.awaitBallots(1, A_WHILE);
      page.getByText("Change my vote").click();
      page.locator(".choice").nth(2).click();
      assertThat(accepted(page)).isVisible(patiently());
      Eventually.within(
          A_WHILE, () -> assertThat(Poll.votes(poll.results())).containsExactly(0L, 0L, 1L));
    }
  }

  @Test
  void aCodeInTheLinkIsUsedAndTakenOutOfTheAddress() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"code\"}");
    String code = poll.code();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "#code=" + code);
      assertThat(page.url()).doesNotContain(code);
      page.locator(".choice").first().click();
      assertThat(accepted(page)).isVisible(patiently());
      poll.awaitBallots(1, A_WHILE);
    }
  }

  @Test
  void hiddenNumbersShowOnceOneHasVoted() throws Exception {
    Poll poll =
        Poll.create(stack.edge(), "{\"protection\":\"session\",\"results\":\"after_vote\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      assertThat(page.locator(".why-hidden")).isVisible();
      assertThat(page.locator(".share").first()).isHidden();
      page.locator(".choice").first().click();
      assertThat(page.locator(".share").first())
          .hasText("100%", new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis()));
    }
  }

  @Test
  void aSecondVoteThatDoesNotCountIsToldByItself() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"session\"}");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".choice").nth(0).click();
      assertThat(accepted(page)).isVisible(patiently());
      // The page forgets, the cookie does not.
      page.evaluate("localStorage.clear()");
      page.reload();
      page.locator(".choice").nth(1).click();
      assertThat(page.locator(".ballot[data-uncounted] [role='status']"))
          .hasText(
              "Not counted: there was a vote of yours before it.",
              new LocatorAssertions.HasTextOptions().setTimeout(2 * A_WHILE.toMillis()));
      Screen.PHONE.picture(page, "vote-uncounted");
      assertThat(Poll.votes(poll.results())).containsExactly(1L, 0L, 0L);
    }
  }

  @Test
  void aPollThatClosesSaysSoToWhoIsWatching() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      poll.close();
      assertThat(page.locator(".ballot [role='status']"))
          .hasText(
              "Voting is over, the result is final.",
              new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis()));
      assertThat(page.locator(".choice").first()).hasAttribute("aria-disabled", "true");
    }
  }

  @Test
  void aReceiptIsCheckedInTheBrowserItself() throws Exception {
    Poll poll = Poll.create(stack.edge());
    String receipt = poll.vote(0).json().path("receipt").asString();
    poll.awaitBallots(1, A_WHILE);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, poll, "");
      page.locator(".check summary").click();
      page.locator("#receipt-to-check").fill(receipt);
      page.locator(".check button").click();
      assertThat(page.locator(".check .fate")).hasAttribute("data-fate", "counted");
      assertThat(page.locator(".check .signature")).hasAttribute("data-signature", "valid");
    }
  }

  private Page open(BrowserContext context, Poll poll, String fragment) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id()) + fragment);
    assertThat(page.locator(".sign[data-feed='socket']")).isVisible();
    return page;
  }

  private static void send(Page page) {
    page.getByText("Send vote").click();
    assertThat(accepted(page)).isVisible(patiently());
  }

  /** A vote that can be taken back is sent a moment later. */
  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis());
  }

  private static Locator accepted(Page page) {
    return page.locator(".ballot[data-kind='accepted']");
  }
}
