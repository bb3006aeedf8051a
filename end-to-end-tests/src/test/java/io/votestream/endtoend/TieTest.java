package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tie is called one wherever a result is shown, and the rule that decided is named. */
@ExtendWith({Stack.class, Chromium.class})
class TieTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);
  private static final Pattern TIE = Pattern.compile("Tie");

  private static final Map<String, List<String>> VOTES_BY_TYPE =
      Map.of(
          "single", List.of("{\"choice\":0}", "{\"choice\":1}"),
          "multiple", List.of("{\"choices\":[0,1]}", "{\"choices\":[1,0,2]}"),
          "rating",
              List.of("{\"ratings\":[5,5,1]}", "{\"ratings\":[3,0,1]}", "{\"ratings\":[4,3,1]}"),
          "ranked", List.of("{\"ranking\":[0]}", "{\"ranking\":[1]}"));

  private final Stack.Running stack;
  private final Browser browser;

  TieTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({
    "single, ''",
    "single, /overlay",
    "multiple, /embed",
    "rating, /present",
    "rating, ''",
    "ranked, ''",
    "ranked, /embed",
    "ranked, /overlay",
    "ranked, /present"
  })
  void isSaidOnceTheResultIsFinal(String type, String below) throws Exception {
    Poll poll = poll(type);
    // A phone has room for the first step of a count and the last.
    Screen screen = below.equals("/present") ? Screen.DESK : Screen.PHONE;
    try (BrowserContext context = screen.context(browser)) {
      Page page = open(context, poll, below);
      assertThat(page.locator("[data-leading] .label")).hasText(new String[] {"Tea", "Coffee"});
      assertThat(page.getByText(TIE)).hasCount(0);
      poll.close();
      assertThat(page.getByText(TIE).first()).isVisible(patiently());
      if (type.equals("ranked") && below.equals("/present")) {
        assertThat(page.locator(".steps .winner"))
            .hasText(
                "\u2068Tea\u2069 and \u2068Coffee\u2069 are level at the end. Only the order of the answers puts \u2068Tea\u2069 first.");
        assertThat(page.locator(".steps tr", new Page.LocatorOptions().setHasText("Coffee")))
            .containsText("1 level out");
      } else {
        assertThat(page.locator("[data-leading] .label")).hasText(new String[] {"Tea", "Coffee"});
      }
      screen.picture(page, "tie-" + type + below.replace('/', '-'));
    }
  }

  @Test
  void thePageAndTheTableForSpreadsheetsNameStepAndRule() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"ranked\"}");
    // Level in the second step; the first had Tea behind.
    vote(poll, "{\"ranking\":[0]}", "{\"ranking\":[0]}", "{\"ranking\":[1]}", "{\"ranking\":[1]}");
    vote(poll, "{\"ranking\":[1]}", "{\"ranking\":[2,0]}");
    poll.awaitBallots(6, A_WHILE);
    poll.close();
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = open(context, poll, "/manage#token=" + poll.adminToken());
      assertThat(page.locator(".winner"))
          .hasText(
              "Coffee wins by this count.",
              new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE.toMillis()));
      assertThat(page.locator(".ties li"))
          .hasText(
              "Step 2: \u2068Tea\u2069 and \u2068Coffee\u2069 are level. Step 1 decides: \u2068Tea\u2069 goes out.");
      assertThat(page.getByText(TIE)).hasCount(0);
      Download table = page.waitForDownload(() -> page.getByText("Save as CSV").click());
      assertThat(Files.readString(table.path()))
          .contains(
              "\"\u2068Coffee\u2069 wins by this count.\"",
              "\"Step 2: \u2068Tea\u2069 and \u2068Coffee\u2069 are level. Step 1 decides: \u2068Tea\u2069 goes out.\"");
      Screen.DESK.picture(page, "tie-broken");
    }
  }

  private Poll poll(String type) throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"type\":\"" + type + "\"}");
    List<String> votes = requireNonNull(VOTES_BY_TYPE.get(type));
    vote(poll, votes.toArray(String[]::new));
    poll.awaitBallots(votes.size(), A_WHILE);
    return poll;
  }

  private void vote(Poll poll, String... ballots) throws Exception {
    for (String ballot : ballots) {
      stack.edge().send("POST", "/polls/" + poll.id() + "/vote", ballot, Map.of(), Poll.someone());
    }
  }

  private Page open(BrowserContext context, Poll poll, String below) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
    page.locator("h1").waitFor();
    return page;
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE.toMillis());
  }
}
