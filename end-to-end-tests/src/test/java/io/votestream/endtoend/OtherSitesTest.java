package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.votestream.bench.client.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page that is not ours may read, and what not. It stands on another port of the same name,
 * so browsers do send it along with the cookies of the edge if it asks for that.
 */
@ExtendWith({Stack.class, Chromium.class})
class OtherSitesTest {

  private static final String ANYBODY = "*";

  /** Resolves to what the page could read of an answer, or to the browser's refusal. */
  private static final String FETCH =
      """
      ([url, options]) => fetch(url, options).then(
        async (answer) => `${answer.status} ${answer.headers.get('ETag')} ${await answer.text()}`,
        (refusal) => `refused ${refusal}`)
      """;

  /** Resolves to the first frame, or to the browser's refusal. */
  private static final String LISTEN =
      """
      ([url, withCredentials]) => new Promise((resolve) => {
        const source = new EventSource(url, { withCredentials });
        const end = (said) => { source.close(); resolve(said); };
        source.onmessage = ({ data }) => end(data);
        source.onerror = () => end('refused');
      })
      """;

  private static HttpServer otherSite;

  private final Stack.Running stack;
  private final Browser browser;

  OtherSitesTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @BeforeAll
  static void start() throws IOException {
    otherSite = HttpServer.create(new InetSocketAddress(0), 0);
    otherSite.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    otherSite.start();
  }

  @AfterAll
  static void stop() {
    otherSite.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/polls/1/results",
        "/polls/1",
        "/polls",
        "/polls/1/history",
        "/themes",
        "/stats",
        "/health",
        "/openapi.yaml",
        "/.well-known/votestream-keys.json"
      })
  void readWhatAnybodyMayRead(String path) {
    try (BrowserContext context = browser.newContext()) {
      Page page = otherPage(context);
      assertThat(read(page, path, Map.of())).startsWith("200 ");
      assertThat(read(page, path, Map.of("method", "HEAD"))).startsWith("200 ");
      // Asked for beforehand, as these headers are.
      assertThat(
              read(page, path, Map.of("headers", Map.of("If-None-Match", "\"x\"", "X-Own", "1"))))
          .startsWith("200 ");
    }
  }

  @Test
  void seeTagsAndProblems() {
    try (BrowserContext context = browser.newContext()) {
      Page page = otherPage(context);
      assertThat(read(page, "/polls/1/results", Map.of())).startsWith("200 W/\"");
      for (String path : List.of("/polls/nowhere", "/polls/1/receipts/no", "/polls/%00")) {
        assertThat(read(page, path, Map.of())).as(path).startsWith("4").contains("\"code\":");
      }
      assertThat(
              read(
                  page, "/polls/1/results", Map.of("headers", Map.of("Authorization", "Bearer x"))))
          .startsWith("200 ");
      assertThat(page.evaluate(LISTEN, List.of(url("/polls/1/stream"), false)).toString())
          .contains("\"tally\"");
    }
  }

  @Test
  void doNotSeeWhatOnlyTheVisitorsPassOpensAndDoNotWrite() throws Exception {
    Poll poll =
        Poll.create(stack.edge(), "{\"results\":\"after_vote\",\"protection\":\"session\"}");
    String results = "/polls/" + poll.id() + "/results";
    try (BrowserContext context = browser.newContext()) {
      Page ours = context.newPage();
      ours.navigate(url("/p/" + poll.id()));
      ours.locator(".choice").first().click();
      assertThat(ours.locator(".share").first()).hasText("100%");
      // The cookie alone opens them.
      assertThat(read(ours, results, Map.of())).startsWith("200 ");

      Page other = otherPage(context);
      assertThat(read(other, results, Map.of())).startsWith("403 ").contains("results_hidden");
      assertThat(read(other, results, Map.of("credentials", "include"))).startsWith("refused");
      String stream = url("/polls/" + poll.id() + "/stream");
      assertThat(other.evaluate(LISTEN, List.of(stream, false)).toString())
          .contains("\"status\"")
          .doesNotContain("counts");
      assertThat(other.evaluate(LISTEN, List.of(stream, true))).isEqualTo("refused");

      Map<String, Object> vote =
          Map.of(
              "method", "POST",
              "headers", Map.of("Content-Type", "application/json"),
              "body", "{\"choice\":1}");
      assertThat(read(other, "/polls/" + poll.id() + "/vote", vote)).startsWith("refused");
    }
    assertThat(poll.close().status()).isEqualTo(200);
    assertThat(Poll.votes(poll.owner("GET", "/results", null).json())).containsExactly(1L, 0L, 0L);
  }

  @Test
  void areToldByTheEdgeItselfToo() throws Exception {
    for (String path : List.of("/polls/1/nothing", "/themes/nowhere/polls", "/polls/1;x")) {
      Answer problem = stack.edge().send("GET", path, null, Map.of(), Poll.someone());
      assertThat(problem.status()).as(path).isEqualTo(404);
      assertThat(problem.header("Access-Control-Allow-Origin")).as(path).isEqualTo(ANYBODY);
    }
    Answer preflight = preflight("/polls/1/results", "GET");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    for (String path : List.of("/polls/1/vote", "/polls", "/votes")) {
      assertThat(preflight(path, "POST").header("Access-Control-Allow-Methods")).as(path).isEmpty();
    }
    assertThat(stack.edge().get("/p/1").header("Access-Control-Allow-Origin")).isEmpty();
  }

  private Answer preflight(String path, String method) throws IOException {
    return stack
        .edge()
        .send(
            "OPTIONS",
            path,
            null,
            Map.of("Origin", "http://other.example", "Access-Control-Request-Method", method),
            Poll.someone());
  }

  private static Page otherPage(BrowserContext context) {
    Page page = context.newPage();
    page.navigate("http://localhost:%d/".formatted(otherSite.getAddress().getPort()));
    return page;
  }

  private String read(Page page, String path, Map<String, ?> options) {
    return page.evaluate(FETCH, List.of(url(path), options)).toString();
  }

  private String url(String path) {
    return stack.edge().base().resolve(path).toString();
  }
}
