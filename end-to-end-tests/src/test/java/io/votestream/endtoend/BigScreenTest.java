package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.votestream.bench.client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A poll on a big screen: whatever the poll and the screen are, all that is shown can be read. */
@ExtendWith({Stack.class, Chromium.class})
class BigScreenTest {

  private static final Screen HD = new Screen(1280, 720, ColorScheme.LIGHT);

  private static final List<Screen> SCREENS =
      List.of(
          HD,
          new Screen(1920, 1080, ColorScheme.LIGHT),
          new Screen(3840, 2160, ColorScheme.LIGHT),
          new Screen(1080, 1920, ColorScheme.LIGHT),
          Screen.PHONE);

  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private static final String WORDS =
      "How should the city spend the money that is left over from last year’s festival and parade? "
          .repeat(4);

  /** What overlaps, stands outside of the screen, is cut, or is too small, in words. */
  private static final String FAULTS =
      """
      () => {
        const parts = 'h1, .result .label, .result .share, .result .bar, .result .count, .winner, .steps th,'
          + ' .steps td, .stage-foot > *, .qr, .address, .controls button';
        const seen = [...document.querySelectorAll(parts)].filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width > 0 && height > 0 && getComputedStyle(each).visibility !== 'hidden';
        });
        const faults = [];
        const name = (each) => `${each.className || each.tagName} "${each.textContent.trim().slice(0, 20)}"`;
        const within = (a, b) => a.top >= b.top - 1.5 && a.bottom <= b.bottom + 1.5 && a.left >= b.left - 1.5
          && a.right <= b.right + 1.5;
        const screen = { top: 0, left: 0, right: innerWidth, bottom: innerHeight };
        seen.forEach((one, at) => {
          const a = one.getBoundingClientRect();
          if (!within(a, screen)) faults.push(`${name(one)} is outside of the screen`);
          for (let around = one.parentElement; around; around = around.parentElement) {
            if (getComputedStyle(around).overflowY === 'visible') continue;
            if (!within(a, around.getBoundingClientRect())) faults.push(`${name(one)} is cut off`);
          }
          for (const other of seen.slice(at + 1)) {
            if (one.contains(other) || other.contains(one)) continue;
            const b = other.getBoundingClientRect();
            const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (width > 1 && height > 1) faults.push(`${name(one)} lies over ${name(other)}`);
          }
        });
        for (const always of ['h1', '.address', '.stage-foot strong']) {
          const one = document.querySelector(always);
          if (!seen.includes(one) && !seen.some((each) => each.contains(one))) faults.push(`${always} is missing`);
          else if (!one.textContent.trim()) faults.push(`${always} is empty`);
          else if (parseFloat(getComputedStyle(one).fontSize) < 14) faults.push(`${always} is too small`);
          const overhang = parseFloat(getComputedStyle(one).fontSize) / 10;
          if (one.scrollHeight > one.clientHeight + Math.max(6, overhang) && one.clientHeight > 0) faults.push(`${always} is cut`);
        }
        for (const step of document.querySelectorAll('.steps thead th + th, .steps td')) {
          if (step.scrollWidth > step.clientWidth + 1) faults.push(`${name(step)} is cut off`);
        }
        const winner = document.querySelector('.winner');
        if (winner?.scrollWidth > winner?.clientWidth + 1) faults.push('that it wins is cut off');
        if (document.querySelectorAll('[data-option], .result:not(.rest)').length === 0) faults.push('no option');
        return faults;
      }
      """;

  private final Stack.Running stack;
  private final Browser browser;

  BigScreenTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  static Stream<Arguments> polls() {
    return Stream.of("single", "multiple", "rating", "ranked", "ranked, its count")
        .flatMap(
            type ->
                Stream.of(
                    Arguments.of(type, 2, 1),
                    Arguments.of(type, 7, 90),
                    Arguments.of(type, 30, 300),
                    Arguments.of(type, 50, 300)));
  }

  @ParameterizedTest
  @MethodSource("polls")
  void nothingLiesOverAnythingElse(String kind, int options, int questionLength) throws Exception {
    String type = kind.split(",")[0];
    Poll poll = create(type, options, questionLength);
    for (int i = 0; i < 3; i++) {
      vote(poll, type, options, i);
    }
    boolean counted = !kind.equals(type);
    if (counted) {
      poll.close();
    }
    try (BrowserContext context = HD.context(browser)) {
      Page page = open(context, poll);
      if (counted) {
        page.locator(".steps table").waitFor(patiently());
      } else {
        page.locator(".stage-foot strong:not(:empty)").waitFor();
      }
      for (boolean shown : new boolean[] {true, false}) {
        for (Screen screen : SCREENS) {
          page.setViewportSize(screen.width(), screen.height());
          // Drawn, measured, drawn anew with as many rows as there is room for.
          Eventually.within(
              A_WHILE,
              () ->
                  assertThat((List<?>) page.evaluate(FAULTS))
                      .as("%d × %d, QR code %s", screen.width(), screen.height(), shown)
                      .isEmpty());
        }
        page.keyboard().press("q");
      }
    }
  }

  @Test
  void whatDoesNotFitIsSummedUpAndPercentsAddUpToAHundred() throws Exception {
    Poll poll = create("single", 30, 300);
    for (int i = 0; i < 7; i++) {
      poll.vote(i * 4);
    }
    try (BrowserContext context = HD.context(browser)) {
      Page page = open(context, poll);
      assertThat(page.locator(".stage-foot strong")).hasText("7 votes");
      assertThat(page.locator(".rest .label")).containsText("more answers");
      assertThat(sum(page.locator(".share"))).isEqualTo(100);
      page.setViewportSize(1440, 900);
      page.navigate(stack.edge().base().resolve("/p/" + poll.id()).toString());
      assertThat(page.locator(".big")).hasText("7 votes");
      assertThat(sum(page.locator(".share"))).isEqualTo(100);
    }
  }

  @Test
  void theAddressToVoteAtIsThereInEveryState() throws Exception {
    try (BrowserContext context = HD.context(browser)) {
      for (String rules :
          List.of(
              "{}",
              "{\"results\":\"owner\"}",
              "{\"opensAt\":\"%s\"}".formatted(Instant.now().plusSeconds(4_000)))) {
        Page page = open(context, Poll.create(stack.edge(), rules));
        for (String key : List.of("Shift", "r", "q", "r")) {
          page.keyboard().press(key);
          assertThat(page.locator(".address")).isVisible();
        }
        assertThat(page.locator(".qr")).isHidden();
      }
    }
  }

  @Test
  void keysWorkOnAnyLayoutOncePerPressAndCanBeSwitchedOff() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = HD.context(browser)) {
      Page page = open(context, poll);
      Locator code = page.locator(".qr");
      press(page, "й", "KeyQ", false);
      assertThat(code).isHidden();
      press(page, "й", "KeyQ", true);
      assertThat(code).isHidden();
      // On a French keyboard A is where others have Q.
      press(page, "a", "KeyQ", false);
      assertThat(code).isHidden();
      press(page, "q", "KeyA", false);
      assertThat(code).isVisible();

      page.locator("button.keys").click();
      assertThat(page.locator("button.keys")).hasAttribute("aria-pressed", "false");
      press(page, "q", "KeyQ", false);
      assertThat(code).isVisible();
      page.reload();
      page.locator("button.keys").waitFor();
      press(page, "q", "KeyQ", false);
      assertThat(code).isVisible();
    }
  }

  @Test
  void theScreenIsKeptAwakeAgainAfterAnotherTab() throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = HD.context(browser)) {
      context.addInitScript(
          """
          window.locks = [];
          Object.defineProperty(navigator, 'wakeLock', { value: {
            request: async () => (window.locks.push({ released: false }), window.locks.at(-1)),
          } });
          """);
      Page page = open(context, poll);
      page.waitForFunction("window.locks.length === 1");
      String seen = "document.dispatchEvent(new Event('visibilitychange'))";
      page.evaluate(seen);
      page.evaluate("window.locks[0].released = true");
      page.evaluate(seen);
      page.waitForFunction("window.locks.length === 2");
    }
  }

  private static void press(Page page, String key, String code, boolean repeat) {
    page.evaluate(
        "([key, code, repeat]) => dispatchEvent(new KeyboardEvent('keydown', { key, code, repeat }))",
        List.of(key, code, repeat));
  }

  private static int sum(Locator shares) {
    return shares.allTextContents().stream()
        .map(share -> share.replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private Page open(BrowserContext context, Poll poll) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id() + "/present").toString());
    page.locator("button.keys").waitFor();
    page.locator(".qr canvas").waitFor();
    return page;
  }

  private Poll create(String type, int options, int questionLength) throws IOException {
    String texts =
        IntStream.range(0, options)
            .mapToObj(
                i -> "{\"text\":\"%d %s\"}".formatted(i, WORDS.substring(0, 10 + 60 * (i % 4))))
            .collect(Collectors.joining(","));
    int most = type.equals("ranked") && options >= 45 ? 1 : 2;
    String choices =
        switch (type) {
          case "ranked", "multiple" -> ",\"choices\":{\"min\":1,\"max\":%d}".formatted(most);
          default -> "";
        };
    Answer answer =
        stack
            .edge()
            .send(
                "POST",
                "/polls",
                "{\"question\":\"%s\",\"theme\":\"OnTrend\",\"type\":\"%s\",\"options\":[%s]%s}"
                    .formatted(WORDS.substring(0, questionLength).strip(), type, texts, choices),
                Map.of(),
                Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Poll(
        stack.edge(),
        answer.json().path("id").asString(),
        answer.json().path("adminToken").asString());
  }

  private void vote(Poll poll, String type, int options, int voter) throws IOException {
    int choice = voter % options;
    String ballot =
        switch (type) {
          case "single" -> "{\"choice\":%d}".formatted(choice);
          case "multiple" -> "{\"choices\":[%d]}".formatted(choice);
          case "ranked" -> "{\"ranking\":[%d]}".formatted(choice);
          default ->
              IntStream.range(0, options)
                  .mapToObj(i -> String.valueOf((i + voter) % 6))
                  .collect(Collectors.joining(",", "{\"ratings\":[", "]}"));
        };
    Answer answer =
        stack
            .edge()
            .send("POST", "/polls/" + poll.id() + "/vote", ballot, Map.of(), Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static Locator.WaitForOptions patiently() {
    return new Locator.WaitForOptions().setTimeout(20_000);
  }
}
