package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WebhooksTest {

  private final Client client = RunningIngest.shared().client();
  private final JsonNode poll = client.newPoll();
  private final String path = "/polls/" + poll.path("id").asString() + "/webhooks";
  private final String token = "Bearer " + poll.path("adminToken").asString();

  @Test
  void isRegisteredListedWithoutItsSecretAndRemoved() {
    Answer added =
        add(
            """
            {"url":"https://8.8.8.8/hook","events":["tally.milestone","poll.final"],
             "milestones":[500,100,100]}
            """);
    assertThat(added.status()).as(added.toString()).isEqualTo(201);
    assertThat(added.header("Cache-Control")).isEqualTo("no-store");
    String id = added.text("id");
    assertThat(added.header("Location")).isEqualTo(path + "/" + id);
    assertThat(added.text("secret")).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(added.text("secret").substring(6))).hasSize(32);
    Answer second = add("{\"url\":\"https://example.invalid/\"}");
    assertThat(second.json().path("events").toString())
        .isEqualTo("[\"poll.opened\",\"poll.closed\",\"poll.final\"]");
    Answer listed = owner("GET", path);
    JsonNode first = listed.json().path("webhooks").path(0);
    assertThat(listed.json().path("webhooks").size()).isEqualTo(2);
    assertThat(first.path("id").asString()).isEqualTo(id);
    assertThat(first.path("events").toString()).isEqualTo("[\"poll.final\",\"tally.milestone\"]");
    assertThat(first.path("milestones").toString()).isEqualTo("[100,500]");
    assertThat(listed.response().body()).doesNotContain("secret", "whsec");
    assertThat(owner("DELETE", path + "/" + id).status()).isEqualTo(204);
    assertThat(owner("GET", path).json().path("webhooks").size()).isEqualTo(1);
    Answer gone = owner("DELETE", path + "/" + id);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.text("code")).isEqualTo("webhook_not_found");
  }

  @Test
  void survivesARestart() {
    add("{\"url\":\"https://8.8.8.8/hook\"}");
    try (RunningIngest other = RunningIngest.start()) {
      assertThat(
              other
                  .client()
                  .send("GET", path, BodyPublishers.noBody(), "Authorization", token)
                  .json()
                  .path("webhooks")
                  .size())
          .isEqualTo(1);
    }
  }

  @Test
  void onlyTheOwnerSeesAnyOfIt() {
    for (String method : List.of("GET", "POST")) {
      assertThat(client.send(method, path, BodyPublishers.ofString("{}")).text("code"))
          .isEqualTo("missing_token");
      assertThat(
              client
                  .send(method, path, BodyPublishers.ofString("{}"), "Authorization", "Bearer no")
                  .text("code"))
          .isEqualTo("wrong_token");
    }
  }

  @Test
  void anAddressBeyondAsciiIsKeptAsItIsCalled() {
    String called = "https://xn--bcher-kva.example/gr%C3%BCn";
    Answer added = add("{\"url\":\"https://bücher.example/grün\"}");
    assertThat(added.status()).as(added.toString()).isEqualTo(201);
    assertThat(added.text("url")).isEqualTo(called);
    assertThat(owner("GET", path).json().at("/webhooks/0/url").asString()).isEqualTo(called);
  }

  @Test
  void tenAreEnough() {
    for (int i = 0; i < 10; i++) {
      assertThat(add("{\"url\":\"https://8.8.8.8/" + i + "\"}").status()).isEqualTo(201);
    }
    Answer eleventh = add("{\"url\":\"https://8.8.8.8/10\"}");
    assertThat(eleventh.status()).isEqualTo(409);
    assertThat(eleventh.text("code")).isEqualTo("too_many_webhooks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                              | 422 | missing_field
          {"url":5}                                                       | 400 | wrong_type
          {"url":""}                                                      | 422 | out_of_range
          {"url":"ftp://203.0.113.7/"}                                    | 422 | invalid_value
          {"url":"/hook"}                                                 | 422 | invalid_value
          {"url":"https://a b/"}                                          | 422 | invalid_value
          {"url":"https://user:word@203.0.113.7/"}                        | 422 | invalid_value
          {"url":"http://203.0.113.7/"}                                   | 422 | invalid_value
          {"url":"https://127.0.0.1/"}                                    | 422 | private_address
          {"url":"https://localhost:8080/"}                               | 422 | private_address
          {"url":"https://10.0.0.1/"}                                     | 422 | private_address
          {"url":"https://[::1]/"}                                        | 422 | private_address
          {"url":"https://[::ffff:10.0.0.1]/"}                            | 422 | private_address
          {"url":"https://8.8.8.8/","events":[]}                      | 422 | out_of_range
          {"url":"https://8.8.8.8/","events":["poll.begun"]}          | 422 | invalid_value
          {"url":"https://8.8.8.8/","events":["tally.milestone"]}     | 422 | conflicting_fields
          {"url":"https://8.8.8.8/","milestones":[0]}                 | 422 | out_of_range
          {"url":"https://8.8.8.8/","milestones":[1.5]}               | 400 | wrong_type
          {"url":"https://8.8.8.8/","events":["poll.final"],"milestones":[5]} | 422 | conflicting_fields
          """)
  void aWrongOneIsRefused(String body, int status, String code) {
    Answer answer = add(body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @Test
  void privateAddressesAreForDeploymentsThatWantThem() {
    try (RunningIngest open = RunningIngest.start("--votestream.webhooks.allow-private=true")) {
      assertThat(
              open.client()
                  .post(path, "{\"url\":\"http://127.0.0.1:9/hook\"}", "Authorization", token)
                  .status())
          .isEqualTo(201);
    }
  }

  private Answer add(String body) {
    return client.post(path, body, "Authorization", token);
  }

  private Answer owner(String method, String path) {
    return client.send(method, path, BodyPublishers.noBody(), "Authorization", token);
  }
}
