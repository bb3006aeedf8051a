package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader's choice of language, wherever the address stands. */
@ExtendWith({Stack.class, Chromium.class})
class LanguageTest {

  private static final String NO_STORAGE =
      """
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
      """;

  private final Stack.Running stack;
  private final Browser browser;

  LanguageTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void isChosenAlsoAfterASkipLink() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(stack.edge().base().resolve("/p/" + poll.id() + "#page").toString());
      choose(page, "de");
      assertThat(page.locator("footer label")).containsText("Sprache");
      choose(page, "ar");
      assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    }
  }

  @Test
  void losesAndTellsNoTokenWhereStorageIsForbidden() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.addInitScript(NO_STORAGE);
      page.navigate(
          stack
              .edge()
              .base()
              .resolve("/p/" + poll.id() + "/manage#token=" + poll.adminToken())
              .toString());
      page.locator(".controls-of-owner").waitFor();
      choose(page, "fr");
      assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("fr.*"));
      assertThat(page.locator(".controls-of-owner")).isVisible();
      assertThat(page.url().split("#")[0]).doesNotContain(poll.adminToken());
    }
  }

  private static void choose(Page page, String language) {
    page.locator("footer select").selectOption(language);
  }
}
