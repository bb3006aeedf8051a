package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a first look at a vote page costs, as the browser counts it. */
@ExtendWith({Stack.class, Chromium.class})
class WeightTest {

  /** Of a phone in the middle of the market, as Lighthouse has it. */
  private static final int TIMES_SLOWER = 4;

  private static final String WATCH =
      """
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      new MutationObserver(() => {
        if (document.querySelector('.choice')) window.interactive ??= performance.now();
      }).observe(document, { subtree: true, childList: true });
      """;

  private final Stack.Running stack;
  private final Browser browser;

  WeightTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aVotePageIsLightQuickAndStill() {
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      AtomicLong bytes = new AtomicLong();
      AtomicInteger requests = new AtomicInteger();
      CDPSession devtools = context.newCDPSession(page);
      devtools.on(
          "Network.loadingFinished",
          event -> {
            requests.incrementAndGet();
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
          });
      devtools.send("Network.enable");
      JsonObject slow = new JsonObject();
      slow.addProperty("rate", TIMES_SLOWER);
      devtools.send("Emulation.setCPUThrottlingRate", slow);
      page.addInitScript(WATCH);
      page.navigate(stack.edge().base().resolve("/p/1").toString());
      page.locator(".sign[data-feed='socket']").waitFor();
      page.waitForTimeout(2_000);

      double shift = number(page, "shift");
      double interactive = number(page, "interactive");
      System.out.printf(
          "First look at a vote page: %,d bytes in %d requests, interactive after %.0f ms on a %d times"
              + " slower CPU, layout shift %.4f%n",
          bytes.get(), requests.get(), interactive, TIMES_SLOWER, shift);
      assertThat(bytes.get()).isLessThan(100_000);
      // Printed above for what it is; a busy machine takes longer.
      assertThat(interactive).isLessThan(4_000);
      assertThat(shift).isLessThan(0.01);
    }
  }

  private static double number(Page page, String name) {
    return ((Number) page.evaluate("window." + name)).doubleValue();
  }
}
