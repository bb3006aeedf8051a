package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the owner of a poll may be told. */
final class OwnerAnswers {

  private static final String CONTROL = "\\u0000";
  private static final String LONGEST_REASON = "r".repeat(200);

  private final ApiCalls calls;

  OwnerAnswers(ApiCalls calls) {
    this.calls = calls;
  }

  void produce() {
    creation();
    closing();
    opening();
    codes();
    webhooks();
  }

  private void creation() {
    String[] key = {"Idempotency-Key", "key of a creation", "X-Forwarded-For", "192.0.2.41"};
    Stream.of(poll("a", "b", ""), poll("a", "c", ""))
        .forEach(body -> calls.call(ApiCalls.CREATE, "", body, key));
    calls.call(ApiCalls.CREATE, "", poll("a", "b", ""), "Idempotency-Key", "k".repeat(256));
    String later = Instant.now().plusSeconds(3_600).toString();
    Stream.of(
            "{}",
            poll("a", "a", ""),
            poll("a", "b", ",\"levels\":5"),
            poll("a", "b", ",\"results\":\"never\""),
            poll("a", "b", ",\"closesAt\":\"2020-01-01T00:00:00Z\""),
            poll("a", "b", ",\"type\":\"rating\",\"levels\":10,\"theme\":\"Sports\""),
            poll("a", "b", ",\"type\":\"ranked\",\"opensAt\":\"" + later + "\""),
            poll("a", "b", ",\"choices\":{\"max\":2},\"closesAt\":\"" + later + "\""))
        .forEach(body -> calls.call(ApiCalls.CREATE, "", body));
  }

  private static String poll(String first, String second, String more) {
    return "{\"question\":\"q\",\"options\":[{\"text\":\"%s\"},{\"text\":\"%s\"}]%s}"
        .formatted(first, second, more);
  }

  private void closing() {
    calls.call(ApiCalls.CLOSE, calls.opening(), "");
    ApiCalls.Owned poll = calls.poll();
    calls.call(ApiCalls.CLOSE, poll, ApiCalls.json("reason", LONGEST_REASON + "r"));
    calls.call(ApiCalls.CLOSE, poll, ApiCalls.json("reason", CONTROL));
    assertThat(
            calls
                .call(ApiCalls.CLOSE, poll, ApiCalls.json("reason", LONGEST_REASON))
                .text("status"))
        .isEqualTo("closed");
  }

  private void opening() {
    ApiCalls.Owned forgotten = calls.forgotten();
    ApiCalls.Owned scheduled =
        calls.poll("\"opensAt\":\"" + Instant.now().plusSeconds(3_600) + "\",");
    for (String operation : List.of(ApiCalls.REOPEN, ApiCalls.ROUNDS)) {
      ApiCalls.Owned poll = calls.closed();
      calls.call(operation, poll, ApiCalls.json("reason", LONGEST_REASON + "r"));
      calls.call(operation, poll, ApiCalls.json("closesAt", "soon"));
      calls.call(operation, poll, ApiCalls.json("reason", LONGEST_REASON));
      calls.call(operation, scheduled, "");
      calls.call(operation, forgotten, "");
    }
  }

  private void codes() {
    ApiCalls.Owned poll = calls.poll("\"protection\":\"code\",");
    Stream.of("{}", "{\"count\":0}", "{\"count\":2}")
        .forEach(body -> calls.call(ApiCalls.CODES, poll, body));
    calls.call(ApiCalls.CODES, calls.poll(), "{\"count\":1}");
    calls.call(ApiCalls.CODES, calls.forgotten(), "{\"count\":1}");
  }

  private void webhooks() {
    ApiCalls.Owned poll = calls.poll();
    String url = "\"url\":\"https://93.184.216.34/hook\"";
    Stream.of(
            "{}",
            "{\"url\":\"\"}",
            "{\"url\":\"/hook\"}",
            "{\"url\":\"https://127.0.0.1/\"}",
            "{" + url + ",\"events\":[\"tally.milestone\"]}")
        .forEach(body -> calls.call(ApiCalls.ADD_WEBHOOK, poll, body));
    calls.call(ApiCalls.ADD_WEBHOOK, poll, "{" + url + ",\"milestones\":[100,1000]}");
    while (calls.call(ApiCalls.ADD_WEBHOOK, poll, "{" + url + "}").status() == 201) {}
    String id = calls.call(ApiCalls.WEBHOOKS, poll, "").json().at("/webhooks/0/id").asString();
    calls.call(ApiCalls.REMOVE_WEBHOOK, poll, "");
    calls.send(
        ApiCalls.REMOVE_WEBHOOK,
        "/polls/" + poll.id() + "/webhooks/" + id,
        "",
        poll.authorization());
  }
}
