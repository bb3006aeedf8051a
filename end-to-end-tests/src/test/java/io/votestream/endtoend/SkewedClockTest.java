package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device whose clock is minutes off shows and checks times by the server's. */
@ExtendWith({Stack.class, Chromium.class})
class SkewedClockTest {

  private final Stack.Running stack;
  private final Browser browser;

  SkewedClockTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(ints = {-10, 10})
  void aPollThatClosesInFiveMinutesIsCreatedAndOneThatClosedIsNot(int minutesOff) {
    try (BrowserContext context = context("UTC", minutesOff)) {
      Page page = context.newPage();
      page.waitForResponse(
          "**/health", () -> page.navigate(stack.edge().base().resolve("/create").toString()));
      page.locator("#question").fill("Soon?");
      page.locator("#option-0").fill("Yes");
      page.locator("#option-1").fill("No");
      closeAfter(page, Duration.ofMinutes(-5));
      page.locator(".create-form button.big").click();
      assertThat(page.locator("#closesAt-problem"))
          .hasText("Closing comes after opening, in the future.");
      closeAfter(page, Duration.ofMinutes(5));
      page.locator(".create-form button.big").click();
      assertThat(page.locator(".manage h1")).hasText("Soon?");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-10, 10})
  void whatIsLeftAndHowOldItIsAreToldByTheServersClock(int minutesOff) throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"closesAt\":\"%s\"}".formatted(later(297)));
    Poll scheduled = Poll.create(stack.edge(), "{\"opensAt\":\"%s\"}".formatted(later(297)));
    poll.vote(1);
    try (BrowserContext context = context("UTC", minutesOff)) {
      Pattern fourMinutes = Pattern.compile("^\\s*4:\\d\\d\\s*$");
      assertThat(page(context, poll, "/present").locator("[role='timer']")).hasText(fourMinutes);
      assertThat(page(context, scheduled, "").locator(".countdown").first()).hasText(fourMinutes);
      Page vote = page(context, poll, "");
      assertThat(vote.locator(".kicker")).containsText("closes in 4");
      assertThat(vote.locator(".age")).hasText(Pattern.compile("just now|\\d+ ?s.* ago"));
      vote.locator(".choice").first().click();
      assertThat(vote.locator(".big")).hasText("2 votes");
      Page home = context.newPage();
      home.navigate(stack.edge().base().toString());
      assertThat(home.locator("#lists li:has([href='/p/" + poll.id() + "'])").first())
          .containsText("closes in 4");
    }
  }

  /** A slow clock would hold the vote back until it is too late. */
  @Test
  void aVoteIsNotHeldBeyondTheEnd() throws Exception {
    Poll poll =
        Poll.create(
            stack.edge(), "{\"protection\":\"session\",\"closesAt\":\"%s\"}".formatted(later(12)));
    try (BrowserContext context = context("UTC", -10)) {
      Page page = page(context, poll, "");
      page.waitForTimeout(
          Math.max(0, later(0).until(Instant.parse(closesAt(poll)), ChronoUnit.MILLIS) - 2_400));
      page.locator(".choice").first().click();
      assertThat(page.locator(".ballot[data-kind='accepted']")).isVisible();
    }
  }

  @ParameterizedTest
  @CsvSource({"Asia/Tokyo, GMT\\+9", "Europe/Berlin, CES?T", "America/New_York, (E[SD]T|GMT-[45])"})
  void appointmentsNameTheirZone(String zone, String named) throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"opensAt\":\"%s\"}".formatted(later(90_000)));
    try (BrowserContext context = context(zone, 0)) {
      Pattern opens =
          Pattern.compile("Voting opens .*\\d:\\d\\d " + named + "\\..*", Pattern.DOTALL);
      assertThat(page(context, poll, "/present").locator(".stage-foot")).hasText(opens);
      assertThat(page(context, poll, "").locator(".ballot .sentence")).hasText(opens);
    }
  }

  private BrowserContext context(String zone, int minutesOff) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId(zone)
                .setColorScheme(ColorScheme.LIGHT));
    if (minutesOff != 0) {
      context
          .clock()
          .install(
              new Clock.InstallOptions()
                  .setTime(Instant.now().plus(Duration.ofMinutes(minutesOff)).toEpochMilli()));
    }
    return context;
  }

  private Page page(BrowserContext context, Poll poll, String below) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve("/p/" + poll.id() + below).toString());
    page.locator("h1").waitFor();
    return page;
  }

  private String closesAt(Poll poll) throws Exception {
    return stack.edge().get("/polls/" + poll.id()).json().path("closesAt").asString();
  }

  private static Instant later(int seconds) {
    return Instant.now().plusSeconds(seconds);
  }

  private static void closeAfter(Page page, Duration fromNow) {
    String minute =
        Instant.now()
            .plus(fromNow)
            .truncatedTo(ChronoUnit.MINUTES)
            .atOffset(ZoneOffset.UTC)
            .toString();
    page.locator("#closesAt").fill(minute.replace("Z", ""));
    page.locator("#closesAt").dispatchEvent("change");
  }
}
