package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Screen.PHONE.picture(page, "forced-colours" + below.replace('/', '-'));
      }
      page.navigate(stack.edge().base().resolve("/p/" + rating.id()).toString());
      page.locator(".scale label").nth(2).click();
      assertThat(page.locator(".scale label[data-mine]").evaluate(BACKGROUND))
          .isNotEqualTo(page.locator(".scale label").first().evaluate(BACKGROUND));
      Screen.PHONE.picture(page, "forced-colours-rating");
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

  @Test
  void marksThatAreHeapedUpDoNotLieOverWhatStandsNextToThem() throws Exception {
    String heap = "\u0301\u0316\u0353\u0321\u034e\u030d".repeat(12);
    Poll plain = poll("Which?", "Next", "Heap", "After");
    Poll heaped = poll("Which?", "Next", "Heap" + heap, "After");
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      for (String below : List.of("", "/embed", "/overlay", "/present")) {
        List<List<byte[]>> neighbours = new ArrayList<>();
        for (Poll poll : List.of(plain, heaped)) {
          page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
          assertThat(page.locator(".count").first()).containsText("0 votes");
          page.mouse().move(0, 0);
          neighbours.add(
              List.of(
                  page.locator(".option, .result").first().screenshot(),
                  page.locator(".option, .result").nth(2).screenshot()));
        }
        Screen.PHONE.picture(page, "heaped-marks" + below.replace('/', '-'));
        assertThat(neighbours.get(1).get(0)).as(below).isEqualTo(neighbours.get(0).get(0));
        assertThat(neighbours.get(1).get(1)).as(below).isEqualTo(neighbours.get(0).get(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/create",
        "/p/ID",
        "/p/ID/present",
        "/p/ID/embed",
        "/p/ID/overlay",
        "/p/ID/manage",
        "/docs"
      })
  void everyPageComesUpWhateverTheLanguageIsCalled(String path) throws Exception {
    Poll poll = Poll.create(stack.edge());
    List<String> errors = new ArrayList<>();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.onPageError(errors::add);
      page.addInitScript(
          "Object.defineProperties(navigator, { language: { value: 'en-US@posix' }, languages: {"
              + " value: ['en-US@posix'] } })");
      for (String query : List.of("", "?lang=constructor", "?lang=__proto__")) {
        page.navigate(stack.edge().base().resolve(path.replace("ID", poll.id())) + query);
        page.locator("h1, h2").first().waitFor();
      }
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void whoGoesBackFindsPagesThatWork() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      goAndComeBack(page, "/p/" + poll.id());
      page.locator(".choice").first().click();
      assertThat(page.locator(".big")).hasText("1 vote");
      goAndComeBack(page, "/create");
      page.locator("#question").fill("Back?");
      assertThat(page.locator("#preview-question")).hasText("Back?");
      goAndComeBack(page, "/p/" + poll.id() + "/manage#token=" + poll.adminToken());
      page.locator(".controls-of-owner button").first().click();
      assertThat(page.locator(".said"))
          .hasText("Closed.", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }
  }

  private void goAndComeBack(Page page, String path) {
    page.navigate(stack.edge().base().resolve(path).toString());
    page.locator("h1").waitFor();
    page.navigate(stack.edge().base().toString());
    page.locator("h1").waitFor();
    page.goBack();
    page.locator("h1").waitFor();
  }

  private Poll poll(String question, String... options) throws Exception {
    String texts =
        Stream.of(options).map("{\"text\":\"%s\"}"::formatted).collect(Collectors.joining(","));
    String id =
        stack
            .edge()
            .send(
                "POST",
                "/polls",
                "{\"question\":\"%s\",\"options\":[%s]}".formatted(question, texts),
                Map.of(),
                Poll.someone())
            .json()
            .path("id")
            .asString();
    return new Poll(stack.edge(), id, "");
  }
}
