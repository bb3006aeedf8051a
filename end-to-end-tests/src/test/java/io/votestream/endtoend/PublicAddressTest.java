package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room is shown to type or scan must lead to the poll, from a phone. */
@ExtendWith({Stack.class, Chromium.class})
class PublicAddressTest {

  private final Stack.Running stack;
  private final Browser browser;

  PublicAddressTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/present", "", "/manage"})
  void isTheOneThatOthersKnow(String below) throws Exception {
    Poll poll = Poll.create(stack.edge());
    show(poll, below, "https://vote.example.org:8443", "shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/present", "", "/manage"})
  void isSaidToBeOfNoUseWhereOnlyThisMachineKnowsIt(String below) throws Exception {
    Poll poll = Poll.create(stack.edge());
    show(poll, below, "", "only-here");
  }

  private void show(Poll poll, String below, String publicUrl, String name) {
    try (BrowserContext context = Screen.DESK.context(browser)) {
      Page page = context.newPage();
      String address = stack.edge().base().resolve("/p/" + poll.id() + below).toString();
      // As the edge fills it in: see FrontProxyTest.
      page.route(
          address,
          route -> {
            APIResponse answer = route.fetch();
            route.fulfill(
                new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(
                        answer
                            .text()
                            .replaceFirst(
                                "name=\"public-url\" content=\"[^\"]*\"",
                                "name=\"public-url\" content=\"" + publicUrl + "\"")));
          });
      page.navigate(address + (below.equals("/manage") ? "#token=" + poll.adminToken() : ""));
      page.locator(".qr canvas").waitFor();
      Screen.DESK.picture(page, "address-" + name + below.replace("/", "-"));
      if (publicUrl.isEmpty()) {
        assertThat(page.locator(".only-here")).containsText("PUBLIC_URL");
      } else {
        assertThat(page.locator(".address")).hasText("vote.example.org:8443/p/" + poll.id());
        assertThat(page.locator(".only-here")).hasCount(0);
      }
    }
  }
}
