package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that come up, and can be used and seen, whatever browser and address they meet. */
@ExtendWith({Stack.class, Chromium.class})
class SturdyPagesTest {

  private static final String BACKGROUND = "each => getComputedStyle(each).backgroundColor";

  private final Stack.Running stack;
  private final Browser browser;

  SturdyPagesTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({
    "en-US@posix, '', en-US",
    "en-US@posix, ?lang=constructor, en-US",
    "en-GB, ?lang=__proto__, en-GB",
    "en-GB, ?lang=toString, en-GB",
    "en-GB, ?lang=%00, en-GB",
    "en-GB, ?lang=-, en-GB",
    "en-GB, ?lang=de_DE.UTF-8, de-DE",
    "tlh, ?lang=fr-!!, fr",
    "tlh, '', en"
  })
  void everyLanguageTagLeadsToAPage(String ofBrowser, String query, String locale)
      throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.addInitScript(
          "Object.defineProperties(navigator, { language: { value: '%1$s' }, languages: { value: ['%1$s'] } })"
              .formatted(ofBrowser));
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()) + query);
      assertThat(page.locator("h1")).hasText("Tea or coffee?");
      assertThat(page.locator("html")).hasAttribute("lang", locale);
    }
  }

  @Test
  void aLanguageThatCannotBeLoadedIsEnglish() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.route("**/messages/de.js", Route::abort);
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()) + "?lang=de");
      assertThat(page.locator(".ballot [role='status']"))
          .hasText("No votes yet. Yours would be the first.");
    }
  }

  @Test
  void createCanBeUsedAgainByWhoGoesBack() {
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      // Gone to a page that is as good as not there: it stays where it is.
      page.route("**/manage", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
      page.route(
          "**/polls",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(201)
                      .setHeaders(Map.of("Content-Type", "application/json"))
                      .setBody("{\"id\":\"x\",\"adminToken\":\"y\",\"question\":\"Left?\"}")));
      page.navigate(stack.edge().base().resolve("/create").toString());
      page.locator("#question").fill("Left?");
      page.locator("#option-0").fill("Yes");
      page.locator("#option-1").fill("No");
      page.locator("button.big").click();
      assertThat(page.locator("button.big")).hasText("Creating…");
      page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
      assertThat(page.locator("button.big")).hasText("Create poll");
    }
  }

  @Test
  void barsAndTheChosenRatingCanBeSeenInForcedColours() throws Exception {
    Poll single = Poll.create(stack.edge());
    single.vote(0);
    Poll rating = Poll.create(stack.edge(), "{\"type\":\"rating\"}");
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE))) {
      Page page = context.newPage();
      for (String below : new String[] {"", "/present", "/embed", "/overlay"}) {
        page.navigate(stack.edge().base().resolve("/p/" + single.id() + below).toString());
        page.locator("[data-leading] .bar > span").waitFor();
        assertThat(page.locator("[data-leading] .bar > span").evaluate(BACKGROUND))
            .as(below)
            .isNotEqualTo(page.locator("[data-leading] .bar").evaluate(BACKGROUND));
      }
      page.navigate(stack.edge().base().resolve("/p/" + rating.id()).toString());
      page.locator(".scale label").nth(2).click();
      assertThat(page.locator(".scale label[data-mine]").evaluate(BACKGROUND))
          .isNotEqualTo(page.locator(".scale label").first().evaluate(BACKGROUND));
    }
  }

  @Test
  void marksOfDirectionInAnAnswerStayInIt() throws Exception {
    String definition =
        """
        {"question":"Which?","type":"ranked","options":[{"text":"a\\u202eb"},{"text":"שלום"}]}
        """;
    String id =
        stack
            .edge()
            .send("POST", "/polls", definition, Map.of(), Poll.someone())
            .json()
            .path("id")
            .asString();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/p/" + id).toString());
      assertThat(page.locator(".label").first()).hasCSS("unicode-bidi", "isolate");
      page.locator(".choice").first().click();
      assertThat(page.locator(".rank-buttons button").first())
          .hasAttribute("aria-label", "\u2068a\u202eb\u2069: one place up");
    }
  }
}
