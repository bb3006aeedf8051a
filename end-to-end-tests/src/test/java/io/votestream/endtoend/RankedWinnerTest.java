package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wins a ranked poll is told by its count and not by first choices, on every page. */
@ExtendWith({Stack.class, Chromium.class})
class RankedWinnerTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final Stack.Running stack;
  private final Browser browser;

  RankedWinnerTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/embed", "/overlay", "/present"})
  void isHighlightedOnceItIsFinalAndNoLongerWhenVotingGoesOn(String below) throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"ranked\"}");
    for (String ranking : new String[] {"[0]", "[0]", "[0]", "[1]", "[1]", "[2,1]", "[2,1]"}) {
      stack
          .edge()
          .send(
              "POST",
              "/polls/" + poll.id() + "/vote",
              "{\"ranking\":" + ranking + "}",
              Map.of(),
              Poll.someone());
    }
    poll.awaitBallots(7, A_WHILE);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
      Locator leader = page.locator("[data-leading] .label");
      assertThat(leader).hasText("Tea");
      poll.close();
      // A big screen shows the count itself in place of bars.
      Locator winner = below.equals("/present") ? page.locator("tr[data-winner] th") : leader;
      assertThat(winner).hasText("Coffee", patiently());
      Screen.PHONE.picture(page, "ranked-final" + below.replace('/', '-'));
      poll.owner("POST", "/reopen", "{}");
      assertThat(leader).hasText("Tea", patiently());
    }
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis());
  }
}
