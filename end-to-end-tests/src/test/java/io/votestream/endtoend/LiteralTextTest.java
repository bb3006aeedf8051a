package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.votestream.bench.client.Answer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a question and its options say is text, on pages and in exports. */
@ExtendWith({Stack.class, Chromium.class})
class LiteralTextTest {

  private static final String QUESTION =
      "<img src=x onerror=\"document.title='owned'\"> ${7*7} {{7*7}} \u202eright to left\u202c?";
  private static final List<String> OPTIONS =
      List.of(
          "<script>document.title='owned'</script>",
          "=cmd|'/c calc'!A1",
          "مرحبا <b>بالعالم</b>",
          "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 \uD83C\uDFF4\u200D☠️",
          "w".repeat(200),
          "\u200f@SUM(1+1)");

  private final Stack.Running stack;
  private final Browser browser;

  LiteralTextTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/present", "/embed", "/overlay"})
  void isShownAsItIs(String page) throws Exception {
    Poll poll = create();
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page shown = open(context, "/p/" + poll.id() + page);
      assertThat(shown.locator("h1")).hasText(QUESTION);
      assertThat(shown.locator(".label").allTextContents()).containsExactlyElementsOf(OPTIONS);
      assertThat(shown.title()).contains("<img src=x");
      assertThat((Integer) shown.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat(shown.locator("main img, main script")).hasCount(0);
      Screen.PHONE.picture(shown, "literal" + page.replace('/', '-'));
    }
  }

  @Test
  void isNeverAFormulaInAnExport() throws Exception {
    Poll poll = create();
    poll.vote(1);
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = open(context, "/p/" + poll.id() + "/manage#token=" + poll.adminToken());
      assertThat(page.url()).doesNotContain(poll.adminToken());
      Download file = page.waitForDownload(() -> page.getByText("Save as CSV").click());
      String csv = Files.readString(file.path());
      assertThat(csv).contains("\"'=cmd|'/c calc'!A1\"", "\"'\u200f@SUM(1+1)\"");
      assertThat(csv.lines()).noneMatch(line -> line.matches("^\"?[=+@-].*"));
    }
  }

  private Poll create() throws Exception {
    String definition =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "question",
                    QUESTION,
                    "options",
                    OPTIONS.stream().map(text -> Map.of("text", text)).toList()));
    Answer answer = stack.edge().send("POST", "/polls", definition, Map.of(), Poll.someone());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Poll(
        stack.edge(),
        answer.json().path("id").asString(),
        answer.json().path("adminToken").asString());
  }

  private Page open(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(stack.edge().base().resolve(path).toString());
    page.locator("h1").waitFor();
    return page;
  }
}
