package io.votestream.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.votestream.bench.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an owner saves opens in a spreadsheet of the page's language, in columns, with its numbers.
 */
@ExtendWith({Stack.class, Chromium.class})
class SpreadsheetTest {

  private static final Duration A_WHILE = Duration.ofSeconds(20);
  private static final String UNSEEN = "\u200b";

  private final Stack.Running stack;
  private final Browser browser;

  SpreadsheetTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE | Antwort | Mittelwert | ; | ,",
        "de-CH | Antwort | Mittelwert | ; | .",
        "fr-FR | Réponse | Moyenne | ; | ,",
        "es-ES | Respuesta | Media | ; | ,",
        "es-MX | Respuesta | Media | , | .",
        "en-GB | Answer | Mean | , | .",
        "ar-EG | الإجابة | المتوسط | ; | .",
      })
  void opensInTheLanguageOfThePage(
      String locale, String option, String mean, String separator, String decimal)
      throws Exception {
    Poll poll = create("Tea; \"green\", hot", "3:2", "5 May", "-1", "Plain tea");
    rate(poll, "[3,1,1,1,1]");
    rate(poll, "[4,1,1,1,1]");
    poll.awaitBallots(2, A_WHILE);

    String csv = saved(poll, locale);

    assertThat(csv).startsWith("\ufeff\"").endsWith("\r\n");
    List<String> lines = csv.lines().toList();
    String half = "3" + decimal + "5";
    assertThat(lines.get(6)).startsWith("\"" + option + "\"" + separator).contains(mean);
    assertThat(lines.get(7))
        .startsWith("\"Tea; \"\"green\"\", hot\"" + separator)
        .contains(separator + (decimal.equals(",") ? "\"" + half + "\"" : half) + separator);
    assertThat(lines.subList(8, 12))
        .extracting(line -> line.split(separator)[0])
        .containsExactly(
            quoted(UNSEEN + "3:2"), quoted(UNSEEN + "5 May"), quoted("'-1"), quoted("Plain tea"));
    assertThat(lines.get(4))
        .matches("\".*UTC.*\"" + separator + "\"\\d{4}-\\d\\d-\\d\\d [\\d:]{8}\"");
  }

  @Test
  void codesAreAsTheyAreTyped() throws Exception {
    Poll poll = Poll.create(stack.edge(), "{\"protection\":\"code\"}");
    try (BrowserContext context = context("de-DE")) {
      Page page = manage(context, poll);
      page.locator("[name=count]").fill("3");
      String csv =
          Files.readString(
              page.waitForDownload(() -> page.getByText("Codes erzeugen").last().click()).path());
      assertThat(csv.lines().skip(1))
          .hasSize(3)
          .allMatch(line -> line.matches("\"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\";\"http.*#code=.*\""));
    }
  }

  private String saved(Poll poll, String locale) throws IOException {
    try (BrowserContext context = context(locale)) {
      Page page = manage(context, poll);
      return Files.readString(
          page.waitForDownload(() -> page.locator(".exports button").first().click()).path());
    }
  }

  private BrowserContext context(String locale) {
    return browser.newContext(
        new Browser.NewContextOptions().setLocale(locale).setAcceptDownloads(true));
  }

  private Page manage(BrowserContext context, Poll poll) {
    Page page = context.newPage();
    page.navigate(
        stack
            .edge()
            .base()
            .resolve("/p/" + poll.id() + "/manage#token=" + poll.adminToken())
            .toString());
    page.locator(".controls-of-owner").waitFor();
    return page;
  }

  private Poll create(String... options) throws IOException {
    String definition =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "question",
                    "How good, from 1 to 5?",
                    "type",
                    "rating",
                    "options",
                    Stream.of(options).map(text -> Map.of("text", text)).toList()));
    Answer answer = stack.edge().send("POST", "/polls", definition, Map.of(), Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Poll(
        stack.edge(),
        answer.json().path("id").asString(),
        answer.json().path("adminToken").asString());
  }

  private void rate(Poll poll, String ratings) throws IOException {
    Answer answer =
        stack
            .edge()
            .send(
                "POST",
                "/polls/" + poll.id() + "/vote",
                "{\"ratings\":%s}".formatted(ratings),
                Map.of(),
                Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
