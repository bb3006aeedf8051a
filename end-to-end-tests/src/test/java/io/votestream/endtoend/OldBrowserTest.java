package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages do without what came after the browsers of 2021, which README names. */
@ExtendWith({Stack.class, Chromium.class})
class OldBrowserTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  /** Takes away what Chrome 92, Firefox 91 or Safari 15 do not have. */
  private static final String AS_OF_2021 =
      """
      const lists = 'at findLast findLastIndex with toReversed toSorted toSpliced group groupToMap';
      const newer = [
        [Array.prototype, lists],
        [Object.getPrototypeOf(Int8Array.prototype), lists],
        [Array, 'fromAsync'],
        [String.prototype, 'at isWellFormed toWellFormed'],
        [Object, 'hasOwn groupBy'],
        [Map, 'groupBy'],
        [Set.prototype, 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom'],
        [Promise, 'withResolvers try any'],
        [AbortSignal, 'timeout any'],
        [AbortSignal.prototype, 'throwIfAborted'],
        [URL, 'canParse parse'],
        [URLSearchParams.prototype, 'size'],
        [Response, 'json'],
        [Crypto.prototype, 'randomUUID'],
        [Navigator.prototype, 'wakeLock share canShare userActivation locks'],
        [HTMLElement.prototype, 'inert popover togglePopover showPopover hidePopover'],
        [Element.prototype, 'checkVisibility setHTMLUnsafe'],
        [RegExp, 'escape'],
        [globalThis, 'structuredClone TextDecoderStream TextEncoderStream CompressionStream Iterator WeakRef scheduler reportError navigation'],
      ];
      for (const [owner, names] of newer) for (const name of names.split(' ')) delete owner[name];
      """;

  private final Stack.Running stack;
  private final Browser browser;
  private final List<String> errors = new ArrayList<>();
  private BrowserContext context;

  OldBrowserTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @BeforeEach
  void open() {
    context = Screen.DESK.context(browser);
    context.addInitScript(AS_OF_2021);
  }

  @AfterEach
  void nothingIsMissed() {
    context.close();
    assertThat(errors).isEmpty();
  }

  @Test
  void aPollIsCreatedAndManaged() {
    Page page = page("/create");
    page.locator("#question").fill("Old?");
    page.locator("#option-0").fill("Yes");
    page.locator("#option-1").fill("No");
    page.locator("#option-2").fill("Perhaps");
    page.locator("[aria-label='Remove answer 2']").click();
    assertThat(page.locator("#option-1")).hasValue("Perhaps");
    page.locator("input[name='type'][value='rating']").check();
    page.locator("input[name='results'][value='owner']").check();
    page.locator(".create-form button.big").click();
    assertThat(page.locator(".manage h1")).hasText("Old?");
    assertThat(page.locator(".manage .total"))
        .hasText("0 votes", new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis()));
    page.locator(".controls-of-owner button").first().click();
    assertThat(page.locator(".said")).hasText("Closed.", patiently());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "single   | {\"choice\":0}",
        "multiple | {\"choices\":[0,2]}",
        "rating   | {\"ratings\":[5,0,3]}",
        "ranked   | {\"ranking\":[2,0]}"
      })
  void aPollIsVotedInAndShown(String type, String vote) throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"" + type + "\"}");
    stack.edge().send("POST", "/polls/" + poll.id() + "/vote", vote, Map.of(), Poll.someone());
    Page page = page("/p/" + poll.id());
    if (type.equals("rating")) {
      page.locator(".scale label").nth(2).click();
    } else {
      page.locator(".choice").nth(1).click();
    }
    if (type.equals("ranked")) {
      page.locator(".choice").nth(2).click();
      page.locator(".rank-buttons button").last().focus();
      page.locator("[aria-label$='one place up']:not([aria-disabled])").first().click();
    }
    if (!type.equals("single")) {
      page.locator(".actions .primary").click();
    }
    assertThat(page.locator(".big")).hasText("2 votes", patiently());
    poll.close();
    assertThat(page.locator(".ballot [role='status']"))
        .hasText("Your vote is in, the result is final.", patiently());
    for (String below :
        List.of("/present", "/embed", "/overlay", "/manage#token=" + poll.adminToken())) {
      Page other = page("/p/" + poll.id() + below);
      assertThat(other.getByText("2 votes").first()).isVisible();
    }
  }

  @Test
  void anOverlayOfManyAnswersShowsTheLeadingOnes() throws Exception {
    String options =
        IntStream.range(0, 12)
            .mapToObj("{\"text\":\"Answer %d\"}"::formatted)
            .collect(Collectors.joining(","));
    String id =
        stack
            .edge()
            .send(
                "POST",
                "/polls",
                "{\"question\":\"Many?\",\"options\":[" + options + "]}",
                Map.of(),
                Poll.someone())
            .json()
            .path("id")
            .asString();
    Poll poll = new Poll(stack.edge(), id, "");
    poll.vote(9);
    Page page = page("/p/" + id + "/overlay");
    assertThat(page.locator("[data-leading] .label")).hasText("Answer 9", patiently());
    assertThat(page.locator(".result")).hasCount(7);
  }

  @Test
  void theStartPageListsPolls() {
    Page page = page("/");
    assertThat(page.locator("article h3").first()).isVisible();
    assertThat(page.locator("article .count").first()).not().isEmpty();
  }

  private Page page(String path) {
    Page page = context.newPage();
    page.onPageError(errors::add);
    page.navigate(stack.edge().base().resolve(path).toString());
    page.locator("h1").waitFor();
    return page;
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis());
  }
}
