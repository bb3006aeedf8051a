package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** axe-core finds nothing to complain about on any page, and no page is wider than its screen. */
@ExtendWith({Stack.class, Chromium.class})
class AccessibilityTest {

  private static final List<Screen> SCREENS =
      List.of(
          Screen.PHONE,
          new Screen(360, 780, ColorScheme.DARK),
          new Screen(1440, 900, ColorScheme.LIGHT),
          Screen.DESK);

  private final Stack.Running stack;
  private final Browser browser;

  AccessibilityTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  static Stream<Arguments> pagesAndScreens() {
    return PageStates.names().flatMap(page -> SCREENS.stream().map(s -> Arguments.of(page, s)));
  }

  @ParameterizedTest
  @MethodSource("pagesAndScreens")
  void everyPageInEveryState(String name, Screen screen) throws Exception {
    try (BrowserContext context = screen.context(browser)) {
      Page page = new PageStates(stack.edge()).show(name, context);
      screen.picture(page, name);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(screen.width());
    }
  }
}
