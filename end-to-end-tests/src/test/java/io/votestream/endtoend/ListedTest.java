package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever creates a poll says whether strangers find it. */
@ExtendWith({Stack.class, Chromium.class})
class ListedTest {

  private final Stack.Running stack;
  private final Browser browser;

  ListedTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"no, Not listed: only by its link, 0", "yes, Listed for everyone, 1"})
  void theFormSaysWhoFindsAPoll(String chosen, String words, int found) throws Exception {
    // So that the start page has lists.
    Poll.create(stack.edge());
    String question = "Who follows " + UUID.randomUUID() + "?";
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/create").toString());
      assertThat(page.locator("input[name='listed'][value='no']")).isChecked();
      page.locator("#question").fill(question);
      page.locator("#option-0").fill("A");
      page.locator("#option-1").fill("B");
      page.locator("input[name='listed'][value='" + chosen + "']").check();
      Screen.PHONE.picture(page, "create-listed-" + chosen);
      page.locator(".create-form button.big").click();
      assertThat(page.locator(".manage .rules")).containsText(words);

      page.navigate(stack.edge().base().toString());
      assertThat(page.locator("#lists h2").first()).isVisible();
      assertThat(page.locator("#lists").getByText(question)).hasCount(found);
      assertThat(
              stack
                  .edge()
                  .get("/polls?q=" + question.split(" ")[2].replace("?", ""))
                  .json()
                  .path("items")
                  .size())
          .isEqualTo(found);
    }
  }

  /** Frames and the owner's page are never to be found. */
  @Test
  void searchEnginesAreAskedToLeaveItsPagesOut() throws Exception {
    Map<String, Integer> askedByRules = Map.of("{\"listed\":false}", 1, "{}", 0);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      for (Map.Entry<String, Integer> asked : askedByRules.entrySet()) {
        Poll poll = Poll.create(stack.edge(), asked.getKey());
        for (String page : List.of("", "/present")) {
          Page shown = context.newPage();
          shown.navigate(stack.edge().base().resolve("/p/" + poll.id() + page).toString());
          shown.locator("h1").waitFor();
          assertThat(shown.locator("meta[name='robots'][content='noindex']").count())
              .as(page)
              .isEqualTo(asked.getValue());
          shown.close();
        }
      }
    }
  }
}
