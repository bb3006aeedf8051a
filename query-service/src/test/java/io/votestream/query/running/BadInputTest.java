package io.votestream.query.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.query.Polls;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the answer is a problem with a code, and never a 5xx. */
class BadInputTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService("");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, 404, not_found",
    "/, 404, not_found",
    "/polls/, 404, not_found",
    "/polls/1/2/3/4, 404, not_found",
    "/polls/none, 404, poll_not_found",
    "/polls/none/results, 404, poll_not_found",
    "/polls/none/receipts/a.b, 404, receipt_not_found",
    "/polls/%20/results, 404, poll_not_found",
    "/polls/%F0%9F%97%B3, 404, poll_not_found",
    "/polls/..;a=b/results, 404, poll_not_found",
    "/polls/none/history, 404, poll_not_found",
    "/.well-known/other.json, 404, not_found",
    "/themes/!!!/polls, 404, theme_not_found",
    "/polls?limit=0, 400, invalid_parameter",
    "/polls?limit=101, 400, invalid_parameter",
    "/polls?limit=-1, 400, invalid_parameter",
    "/polls?limit=99999999999999999999, 400, invalid_parameter",
    "/polls?limit=1e1, 400, invalid_parameter",
    "/polls?limit=1&limit=2, 400, invalid_parameter",
    "/polls?status=OPEN, 400, invalid_parameter",
    "/polls?cursor=%00, 400, invalid_cursor",
    "/polls?cursor=abc, 400, invalid_cursor",
    "/polls?q=%zz, 400, malformed_request",
    "/polls?theme=%, 400, malformed_request",
    "/polls?q=%ff, 400, malformed_request",
    "/polls/%zz/results, 400, malformed_request",
    "/polls/%00, 400, malformed_request",
    "/polls/%00/results, 400, malformed_request",
    "/polls/a%2Fb, 400, malformed_request",
    "/polls/a%5Cb, 400, malformed_request",
    "/polls/%ff, 400, malformed_request",
    "/polls/|, 400, malformed_request",
    "/polls/{x}, 400, malformed_request"
  })
  void refused(String path, int status, String code) throws IOException {
    problem(raw("GET", path, "*/*"), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "round=0, 400, invalid_parameter",
    "round=-1, 400, invalid_parameter",
    "round=x, 400, invalid_parameter",
    "round=1&round=1, 400, invalid_parameter",
    "round=99999999999, 400, invalid_parameter",
    "round=2, 404, round_not_found",
    "limit=0, 400, invalid_parameter",
    "limit=1001, 400, invalid_parameter"
  })
  void ofAPollThatIsThere(String query, int status, String code) throws IOException {
    String poll = "/polls/" + service.publish(Polls.open(Polls.newId())).getId();
    problem(raw("GET", poll + "/history?" + query, "*/*"), status, code);
    if (query.startsWith("round")) {
      problem(raw("GET", poll + "/results?" + query, "*/*"), status, code);
    }
  }

  @Test
  void longSearch() throws IOException {
    problem(raw("GET", "/polls?q=" + "x".repeat(201), "*/*"), 400, "invalid_parameter");
  }

  @Test
  void longPathsAndHeaders() throws IOException {
    problem(raw("GET", "/polls/" + "x".repeat(20_000), "*/*"), 400, "malformed_request");
    problem(raw("GET", "/polls/1", "x".repeat(20_000)), 400, "malformed_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/polls", "/polls/none", "/polls/none/results", "/stats", "/health"})
  void otherMethods(String path) throws IOException {
    for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
      String answer = raw(method, path, "*/*");
      problem(answer, 405, "method_not_allowed");
      assertThat(answer).containsIgnoringCase("\r\nAllow: GET");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/event-stream", "image/*", "nonsense", "a/b;q=x"})
  void otherRepresentations(String accept) throws IOException {
    String id = service.publish(Polls.open(Polls.newId())).getId();
    for (String path : new String[] {"/polls", "/polls/" + id, "/polls/" + id + "/results"}) {
      problem(raw("GET", path, accept), 406, "not_acceptable");
    }
  }

  @Test
  void aBrowserTakesAnything() throws IOException {
    String id = service.publish(Polls.open(Polls.newId())).getId();
    String accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    assertThat(raw("GET", "/polls/" + id + "/results", accept)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /polls HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /polls HTTP/1.1\r\n\r\n",
        "GET /polls HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /polls HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n"
      })
  void noHttp(String request) throws IOException {
    assertThat(service.raw(request))
        .matches("(?s)HTTP/1.1 400 .*")
        .contains("\r\nContent-Type: application/problem+json")
        .doesNotContain("<html", "Exception");
  }

  /** Without a request line that can be read Tomcat answers as HTTP/0.9 did, without headers. */
  @Test
  void noRequestLine() throws IOException {
    assertThat(service.raw("G@T /polls HTTP/1.1\r\nHost: a\r\n\r\n"))
        .contains("\"code\":\"malformed_request\"");
  }

  @Test
  void aSearchMayBeAnyText() throws IOException {
    for (String q : new String[] {"%00", "%25", "'%20or%201=1", "(", "%F0%9F%97%B3", "+", ""}) {
      assertThat(raw("GET", "/polls?q=" + q, "*/*")).startsWith("HTTP/1.1 200 ");
    }
  }

  private static String raw(String method, String path, String accept) throws IOException {
    return service.raw(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n\r\n"
            .formatted(method, path, accept));
  }

  private static void problem(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("\r\nContent-Type: application/problem+json")
        .contains("\"status\":" + status)
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("Exception", "org.apache", "java.");
  }
}
