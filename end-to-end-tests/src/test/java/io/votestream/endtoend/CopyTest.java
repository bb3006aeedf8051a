package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is to be copied can be had, also where the browser has no clipboard for the page or refuses
 * it.
 */
@ExtendWith({Stack.class, Chromium.class})
class CopyTest {

  private static final String MISSING = "delete Navigator.prototype.clipboard;";
  private static final String REFUSING =
      "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no',"
          + " 'NotAllowedError'));";
  private static final String NO_COMMAND = "document.execCommand = () => false;";
  private static final String NO_SHARING = "delete Navigator.prototype.share;";
  private static final String REFUSED_SHARING =
      "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));";

  private final Stack.Running stack;
  private final Browser browser;

  CopyTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {MISSING, REFUSING})
  void theAdminLinkIsCopiedTheOlderWay(String clipboard) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = manage(context, poll, clipboard);
      Locator button = page.getByText("Copy admin link");
      button.click();
      assertThat(page.locator(".copy[data-copied] .done").first()).hasText("Copied");
      assertThat(page.locator(".by-hand:visible")).hasCount(0);
      assertThat(pasted(context)).startsWith("http://").endsWith(adminPath(poll));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Copy admin link, true",
    "Copy link, false",
  })
  void whereNothingMayCopyAFieldHasTheText(String label, boolean secret) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = manage(context, poll, MISSING + NO_COMMAND + NO_SHARING);
      page.getByText(label, new Page.GetByTextOptions().setExact(true)).click();
      Locator field = page.locator(".by-hand:visible input");
      assertThat(field).isFocused();
      assertThat(page.locator(".by-hand:visible span"))
          .hasText("It could not be copied. Copy it from here:");
      String path = secret ? adminPath(poll) : adminPath(poll).replaceFirst("/manage.*", "");
      assertThat(field).hasValue(Pattern.compile("http://[^/]+" + path));
      assertThat(page.evaluate("getSelection().toString()")).isEqualTo(field.inputValue());
      assertThat(page.locator(".copy[data-copied]")).hasCount(0);
      Screen.PHONE.picture(page, "copy-by-hand-" + (secret ? "admin" : "link"));
    }
  }

  @Test
  void aShareSheetThatIsRefusedIsACopy() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = manage(context, poll, REFUSED_SHARING + MISSING);
      page.locator(".pass-on .copy").click();
      assertThat(page.locator(".pass-on .copy[data-copied] .done")).hasText("Copied");
    }
  }

  /** One machine under two names is two sites to a browser, as in EmbedTest. */
  @Test
  void aReceiptIsCopiedInAFrameOfAnotherSite() throws Exception {
    Poll poll = Poll.create(stack.edge());
    URI edge = stack.edge().base();
    String other = edge.getHost().equals("localhost") ? "127.0.0.1" : "localhost";
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate("http://%s:%d/health".formatted(other, edge.getPort()));
      page.setContent(
          "<iframe src=\"%s\" width=\"340\" height=\"600\"></iframe>"
              .formatted(edge.resolve("/p/" + poll.id() + "/embed")));
      page.frameLocator("iframe").locator(".choice").first().click();
      page.frameLocator("iframe").getByText("Copy receipt").click();
      assertThat(page.frameLocator("iframe").locator(".copy[data-copied] .done")).isVisible();
      Frame frame = page.frames().get(1);
      assertThat(frame.locator(".by-hand:visible")).hasCount(0);
      assertThat(poll.fate(pasted(context))).isIn("pending", "counted");
    }
  }

  private Page manage(BrowserContext context, Poll poll, String script) {
    Page page = context.newPage();
    page.addInitScript(script);
    page.navigate(
        stack
            .edge()
            .base()
            .resolve("/p/" + poll.id() + "/manage#token=" + poll.adminToken())
            .toString());
    page.locator(".controls-of-owner").waitFor();
    return page;
  }

  /** Before it stands the address by which others reach this machine. */
  private static String adminPath(Poll poll) {
    return "/p/" + poll.id() + "/manage#token=" + poll.adminToken();
  }

  /** What a text field gets by Ctrl+V. */
  private static String pasted(BrowserContext context) {
    Page page = context.newPage();
    page.setContent("<input>");
    page.locator("input").focus();
    page.keyboard().press("Control+V");
    return page.locator("input").inputValue();
  }
}
