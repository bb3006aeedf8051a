package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The home page's lists of new polls and of those that close soon. */
@ExtendWith({Stack.class, Chromium.class})
class HomeListsTest {

  private final Stack.Running stack;
  private final Browser browser;

  HomeListsTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void areThereAlsoBesideAnEmptyThemeAndAfterARefusal() throws Exception {
    Poll poll =
        Poll.create(
            stack.edge(),
            "{\"closesAt\":\"%s\"}".formatted(Instant.now().plus(Duration.ofMinutes(10))));
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      page.route("**/polls?theme=sports*", route -> answer(route, 200, "{\"items\":[]}"));
      boolean[] refused = new boolean[1];
      page.route(
          "**/polls?status=open*",
          route -> {
            if (refused[0]) {
              route.resume();
            } else {
              refused[0] = true;
              answer(route, 503, "{\"status\":503,\"code\":\"unavailable\"}");
            }
          });
      page.navigate(stack.edge().base().toString());
      assertThat(page.locator("#lists")).containsText("Closing soon");
      assertThat(page.locator("#lists a[href='/p/" + poll.id() + "']").first()).isVisible();
      assertThat(page.locator("#sports")).containsText("No polls here yet.");
      Screen.DESK.picture(page, "home-empty-theme");
    }
  }

  private static void answer(Route route, int status, String json) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(json));
  }
}
