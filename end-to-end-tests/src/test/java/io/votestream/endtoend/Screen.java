package io.votestream.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** A phone in a hand or a monitor on a desk, in one of the colour schemes. */
record Screen(int width, int height, ColorScheme scheme) {

  static final Screen PHONE = new Screen(360, 780, ColorScheme.LIGHT);
  static final Screen DESK = new Screen(1440, 900, ColorScheme.DARK);

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  BrowserContext context(Browser browser) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setLocale("en-GB")
            .setAcceptDownloads(true));
  }

  /** Into target/screenshots, for people to look at. */
  void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve("%s-%d-%s.png".formatted(name, width, scheme)))
            .setFullPage(true));
  }
}
