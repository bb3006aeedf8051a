package io.votestream.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.votestream.bench.client.Edge;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every page in the states that people meet it in, each with a poll of its own. */
record PageStates(Edge edge) {

  private static final String RATING = "{\"type\":\"rating\",\"theme\":\"Moral Dilemmas\"}";
  private static final String RANKED = "{\"type\":\"ranked\",\"theme\":\"Sports\"}";
  private static final String OPENS_LATER =
      "{\"opensAt\":\"" + Instant.now().plusSeconds(4_000) + "\"}";
  private static final Map<String, State> STATES = new LinkedHashMap<>();

  static {
    STATES.put("home", (page, edge) -> visit(page, edge, "/", ".poll"));
    STATES.put("search", (page, edge) -> visit(page, edge, "/?q=coffee", "#search .cards > *"));
    STATES.put("vote-single", (page, edge) -> poll(page, edge, "{\"theme\":\"OnTrend\"}", ""));
    STATES.put("vote-multiple", (page, edge) -> poll(page, edge, "{\"choices\":{\"max\":2}}", ""));
    STATES.put("vote-rating", (page, edge) -> poll(page, edge, RATING, ""));
    STATES.put("vote-ranked", PageStates::ranking);
    STATES.put("vote-code", (page, edge) -> poll(page, edge, "{\"protection\":\"code\"}", ""));
    STATES.put("vote-scheduled", (page, edge) -> poll(page, edge, OPENS_LATER, ""));
    STATES.put(
        "vote-hidden", (page, edge) -> poll(page, edge, "{\"results\":\"after_close\"}", ""));
    STATES.put("vote-accepted", PageStates::accepted);
    STATES.put("vote-final", PageStates::ended);
    STATES.put("no-such-poll", (page, edge) -> visit(page, edge, "/p/nowhere", ".notice"));
    STATES.put("not-found", (page, edge) -> visit(page, edge, "/nowhere", ".notice"));
    STATES.put("present", (page, edge) -> poll(page, edge, RATING, "/present"));
    STATES.put("embed", (page, edge) -> poll(page, edge, RANKED, "/embed"));
    STATES.put(
        "overlay", (page, edge) -> poll(page, edge, "{}", "/overlay?position=top&theme=light"));
    STATES.put("create", (page, edge) -> visit(page, edge, "/create", "form"));
    STATES.put("manage", PageStates::manage);
    STATES.put("manage-no-token", (page, edge) -> poll(page, edge, "{}", "/manage"));
  }

  static Stream<String> names() {
    return STATES.keySet().stream();
  }

  Page show(String name, BrowserContext context) throws IOException {
    Page page = context.newPage();
    Objects.requireNonNull(STATES.get(name), name).reach(page, edge);
    return page;
  }

  private static void visit(Page page, Edge edge, String path, String sign) {
    page.navigate(edge.base().resolve(path).toString());
    page.locator(sign).first().waitFor();
  }

  private static Poll poll(Page page, Edge edge, String rules, String below) throws IOException {
    Poll poll = Poll.create(edge, rules);
    visit(page, edge, "/p/" + poll.id() + below, "h1");
    return poll;
  }

  private static void ranking(Page page, Edge edge) throws IOException {
    poll(page, edge, RANKED, "");
    page.locator(".choice").nth(1).click();
    page.locator(".choice").nth(0).click();
  }

  private static void accepted(Page page, Edge edge) throws IOException {
    poll(page, edge, "{\"protection\":\"session\",\"revote\":\"replace\"}", "");
    page.locator(".choice").first().click();
    page.locator(".ballot[data-kind='accepted']").waitFor();
    page.locator(".check summary").click();
  }

  private static void ended(Page page, Edge edge) throws IOException {
    Poll poll = Poll.create(edge, RANKED);
    for (String ranking : new String[] {"[0,1]", "[1,0]", "[2,1]", "[0]", "[1,2]"}) {
      edge.send(
          "POST",
          "/polls/" + poll.id() + "/vote",
          "{\"ranking\":" + ranking + "}",
          Map.of(),
          Poll.someone());
    }
    poll.close();
    visit(page, edge, "/p/" + poll.id(), "[data-winner]");
  }

  private static void manage(Page page, Edge edge) throws IOException {
    Poll poll = Poll.create(edge, "{\"protection\":\"code\"}");
    visit(
        page, edge, "/p/" + poll.id() + "/manage#token=" + poll.adminToken(), ".controls-of-owner");
    page.locator(".pass-on summary").click();
  }

  private interface State {
    void reach(Page page, Edge edge) throws IOException;
  }
}
