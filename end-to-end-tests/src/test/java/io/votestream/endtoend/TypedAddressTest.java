package io.votestream.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.votestream.bench.client.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people type or paste into the address bar, they get a page; programs get a problem. */
@ExtendWith({Stack.class, Chromium.class})
class TypedAddressTest {

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final Stack.Running stack;
  private final Browser browser;

  TypedAddressTest(Stack.Running stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/p/ID/            | /p/ID",
        "/P/ID             | /p/ID",
        "//p//ID           | /p/ID",
        "/p/ID.            | /p/ID",
        "/p/ID),           | /p/ID",
        "/p/ID%E2%80%A6    | /p/ID",
        "/p/%20ID%20       | /p/ID",
        "/p/ID/present/    | /p/ID/present",
        "/P/ID/Present     | /p/ID/present",
        "/p/ID/present).   | /p/ID/present",
        "/p/ID/Embed/      | /p/ID/embed",
        "/p/ID/manage.     | /p/ID/manage",
        "/p/ID/?lang=de    | /p/ID?lang=de",
      })
  void leadsToThePoll(String typed, String meant) throws Exception {
    Poll poll = Poll.create(stack.edge());
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      String capitals = poll.id().toUpperCase(Locale.ROOT);
      page.navigate(base() + typed.replace("ID", capitals));
      assertThat(page.locator("h1")).hasText("Tea or coffee?");
      assertThat(page).hasURL(base() + meant.replace("ID", poll.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/create/", "/Create", "/CREATE.", "/create"})
  void leadsToTheForm(String typed) {
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(base() + typed);
      assertThat(page.locator("#question")).isVisible();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/p/%FF", "/p/nowhere", "/p/NOWHERE/", "/p/..."})
  void saysThatThereIsNoSuchPoll(String typed) {
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(base() + typed);
      assertThat(page.locator("h1")).hasText("No such poll");
      assertThat(page.locator(".notice a")).hasAttribute("href", "/");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/p/, 404",
    "/p, 404",
    "/nowhere, 404",
    "/p/1/nowhere, 404",
    "/p/1/present/more, 404",
    "/creature, 404",
    "/p/a%2Fb, 404",
    "/p/1%, 400",
    "/p/%00, 400",
    "/app/nothing.js, 404"
  })
  void saysThatThereIsNothingAndLeadsOn(String typed, int status) {
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      Response answer = page.navigate(base() + typed);
      assertThat(answer).isNotNull();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(page.locator("h1")).hasText("There is nothing at this address");
      page.locator(".notice a").click();
      assertThat(page).hasURL(base() + "/");
    }
  }

  @Test
  void saysSoInThePagesLanguage() {
    try (BrowserContext context = Screen.PHONE.context(browser)) {
      Page page = context.newPage();
      page.navigate(base() + "/nowhere?lang=de");
      assertThat(page.locator("h1")).hasText("Unter dieser Adresse ist nichts");
      assertThat(page.locator("html")).hasAttribute("lang", "de");
    }
  }

  @Test
  void programsGetProblems() throws Exception {
    for (String path : List.of("/nowhere", "/p/", "/p/1/nowhere", "/app/nothing.js")) {
      for (Map<String, String> headers :
          List.<Map<String, String>>of(Map.of(), Map.of("Accept", "*/*"))) {
        Answer answer = stack.edge().send("GET", path, null, headers, Poll.someone());
        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.json().path("code").asString()).as(path).isEqualTo("not_found");
      }
    }
    // What the API says does not depend on who asks.
    Answer unknown =
        stack.edge().send("GET", "/polls/nowhere", null, Map.of("Accept", HTML), Poll.someone());
    assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
    assertThat(raw("GET /polls/% HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("malformed_request");
    assertThat(raw("POST /nowhere HTTP/1.1")).startsWith("HTTP/1.1 404").contains("not_found");
  }

  /** As no client sends it. */
  private String raw(String requestLine) throws IOException {
    URI edge = stack.edge().base();
    try (Socket socket = new Socket(edge.getHost(), edge.getPort());
        InputStream answer = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write((requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes());
      return new String(answer.readAllBytes());
    }
  }

  private String base() {
    return stack.edge().base().toString().replaceAll("/$", "");
  }
}
