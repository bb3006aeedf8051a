package io.votestream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.votestream.ingest.testing.Answer;
import io.votestream.ingest.testing.Client;
import io.votestream.ingest.testing.RunningIngest;
import io.votestream.ingest.testing.VoteLogContent;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a request, it is said in one form, and nothing is appended to the log. */
class BadInputTest {

  private static final String VOTE = "/polls/1/vote";
  private static final Client client = RunningIngest.shared().client();

  private static long sizeBefore;

  @BeforeAll
  static void measure() {
    sizeBefore = VoteLogContent.size();
  }

  @AfterAll
  static void nothingWasAppended() {
    assertThat(VoteLogContent.size()).isEqualTo(sizeBefore);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                     | 400 | malformed_json
          {                                      | 400 | malformed_json
          {"choice":0}}                          | 400 | malformed_json
          {"choice":0} {"choice":0}              | 400 | malformed_json
          {"choice":0,}                          | 400 | malformed_json
          {'choice':0}                           | 400 | malformed_json
          {"choice":00}                          | 400 | malformed_json
          {"choice":NaN}                         | 400 | malformed_json
          {"choices":[[[[[[[[[0]]]]]]]]]}        | 400 | malformed_json
          {"choice":0,"choice":0}                | 400 | duplicate_field
          {"choice":0,"weight":2}                | 400 | unknown_field
          {"Choice":0}                           | 400 | unknown_field
          null                                   | 400 | wrong_type
          []                                     | 400 | wrong_type
          0                                      | 400 | wrong_type
          "choice"                               | 400 | wrong_type
          {"choice":"0"}                         | 400 | wrong_type
          {"choice":""}                          | 400 | wrong_type
          {"choice":0.0}                         | 400 | wrong_type
          {"choice":1e0}                         | 400 | wrong_type
          {"choice":true}                        | 400 | wrong_type
          {"choice":null}                        | 400 | wrong_type
          {"choice":[0]}                         | 400 | wrong_type
          {"choice":{}}                          | 400 | wrong_type
          {"choices":0}                          | 400 | wrong_type
          {"choices":null}                       | 400 | wrong_type
          {"choices":[null]}                     | 400 | wrong_type
          {"choices":["0"]}                      | 400 | wrong_type
          {"choices":[0.5]}                      | 400 | wrong_type
          {"choice":99999999999}                 | 422 | out_of_range
          {"choices":[99999999999]}              | 422 | out_of_range
          {}                                     | 422 | missing_field
          {"choice":0,"choices":[0]}             | 422 | conflicting_fields
          {"choice":-1}                          | 422 | no_such_choice
          {"choice":4}                           | 422 | no_such_choice
          {"choice":2147483647}                  | 422 | no_such_choice
          {"choices":[]}                         | 422 | wrong_number_of_choices
          {"choices":[0,1]}                      | 422 | wrong_number_of_choices
          {"choices":[0,0]}                      | 422 | repeated_choice
          {"choice":0,"ratings":[1]}             | 422 | conflicting_fields
          {"ranking":[0],"choices":[0]}          | 422 | conflicting_fields
          {"ratings":[1,1,1,1]}                  | 422 | wrong_kind_of_ballot
          {"ranking":[0]}                        | 422 | wrong_kind_of_ballot
          {"ratings":[true]}                     | 400 | wrong_type
          {"ranking":"0"}                        | 400 | wrong_type
          {"choice":0,"code":1}                  | 400 | wrong_type
          """)
  void aWrongVote(String body, int status, String code) {
    assertProblem(client.post(VOTE, body), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                                   | 422 | missing_field
          {"question":"q"}                                                     | 422 | missing_field
          {"options":[{"text":"a"},{"text":"b"}]}                              | 422 | missing_field
          {"question":"q","options":[{"text":"a"},{}]}                         | 422 | missing_field
          {"question":5,"options":[{"text":"a"},{"text":"b"}]}                 | 400 | wrong_type
          {"question":true,"options":[{"text":"a"},{"text":"b"}]}              | 400 | wrong_type
          {"question":"q","options":["a","b"]}                                 | 400 | wrong_type
          {"question":"q","options":{"text":"a"}}                              | 400 | wrong_type
          {"question":"q","theme":null,"options":[{"text":"a"},{"text":"b"}]}  | 400 | wrong_type
          {"question":"q","options":[{"text":"a","text":"b"},{"text":"b"}]}    | 400 | duplicate_field
          {"question":"q","options":[{"text":"a","votes":9},{"text":"b"}]}     | 400 | unknown_field
          {"id":"1","question":"q","options":[{"text":"a"},{"text":"b"}]}      | 400 | unknown_field
          {"question":"q","options":[]}                                        | 422 | out_of_range
          {"question":"q","options":[{"text":"a"}]}                            | 422 | out_of_range
          {"question":" ","options":[{"text":"a"},{"text":"b"}]}               | 422 | out_of_range
          {"question":"q\\u0000","options":[{"text":"a"},{"text":"b"}]}        | 422 | invalid_value
          {"question":"q","options":[{"text":"a"},{"text":"a "}]}              | 422 | duplicate_option
          {"choices":{"min":0},"question":"q","options":[{"text":"a"},{"text":"b"}]}           | 422 | out_of_range
          {"choices":{"max":3},"question":"q","options":[{"text":"a"},{"text":"b"}]}           | 422 | out_of_range
          {"choices":{"min":"1"},"question":"q","options":[{"text":"a"},{"text":"b"}]}         | 400 | wrong_type
          {"protection":"magic","question":"q","options":[{"text":"a"},{"text":"b"}]}          | 422 | invalid_value
          {"protection":1,"question":"q","options":[{"text":"a"},{"text":"b"}]}                | 400 | wrong_type
          {"revote":"yes","question":"q","options":[{"text":"a"},{"text":"b"}]}                | 422 | invalid_value
          {"results":"never","question":"q","options":[{"text":"a"},{"text":"b"}]}             | 422 | invalid_value
          {"closesAt":"tomorrow","question":"q","options":[{"text":"a"},{"text":"b"}]}         | 422 | invalid_value
          {"closesAt":"2030-01-01","question":"q","options":[{"text":"a"},{"text":"b"}]}       | 422 | invalid_value
          {"closesAt":"2020-01-01T00:00:00Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"closesAt":"+999999999-12-31T23:59:59Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | invalid_value
          {"closesAt":1900000000,"question":"q","options":[{"text":"a"},{"text":"b"}]}         | 400 | wrong_type
          {"opensAt":"2020-01-01T00:00:00Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"opensAt":"2099-01-01T00:00:00Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"opensAt":"soon","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | invalid_value
          {"opensAt":5,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 400 | wrong_type
          {"opensAt":"2027-06-01T00:00:00Z","closesAt":"2027-06-01T00:00:00Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"opensAt":"2027-06-01T00:00:00Z","closesAt":"2027-05-01T00:00:00Z","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"type":"yesno","question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | invalid_value
          {"type":1,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 400 | wrong_type
          {"type":"single","choices":{"max":2},"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | conflicting_fields
          {"type":"multiple","choices":{"min":1,"max":1},"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | conflicting_fields
          {"type":"multiple","choices":{"max":3},"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"type":"rating","levels":1,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"type":"rating","levels":11,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | out_of_range
          {"type":"rating","levels":"5","question":"q","options":[{"text":"a"},{"text":"b"}]} | 400 | wrong_type
          {"type":"ranked","levels":5,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | conflicting_fields
          {"levels":5,"question":"q","options":[{"text":"a"},{"text":"b"}]} | 422 | conflicting_fields
          """)
  void aWrongPoll(String body, int status, String code) {
    assertProblem(client.post("/polls", body), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /polls/nosuchpoll/vote, 404, poll_not_found",
    "POST, /polls/%20/vote, 404, poll_not_found",
    "POST, /polls/🗳/vote, 404, poll_not_found",
    "POST, /polls/1/vote/, 404, not_found",
    "POST, /polls//vote, 404, not_found",
    "POST, /nothing, 404, not_found",
    "GET, /, 404, not_found",
    "GET, /actuator/health, 404, not_found",
    "GET, /polls/1/vote, 405, method_not_allowed",
    "PUT, /polls, 405, method_not_allowed",
    "DELETE, /polls/1, 405, method_not_allowed",
    "POST, /polls/1/results, 405, method_not_allowed",
    "BREW, /polls/1/vote, 405, method_not_allowed",
    "POST, /polls/1/close, 401, missing_token"
  })
  void aWrongPath(String method, String path, int status, String code) {
    Answer answer =
        client.send(
            method, path.replace("🗳", "%F0%9F%97%B3"), BodyPublishers.ofString("{\"choice\":0}"));
    assertProblem(answer, status, code);
  }

  /** Other forms of a character, of which two texts would become one, and what Jackson guesses. */
  @Test
  void whatIsNotUtf8() {
    byte[][] bodies = {
      {'{', '"', 'a', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
      {'{', '"', 'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
      {'{', '"', 'a', (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"', ':', '1', '}'},
      "{\"choice\":0}".getBytes(StandardCharsets.UTF_16LE),
      "{\"choice\":0}".getBytes(StandardCharsets.UTF_16),
    };
    for (byte[] body : bodies) {
      Answer answer = client.send("POST", VOTE, BodyPublishers.ofByteArray(body));
      assertProblem(answer, 400, "malformed_json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, application/json; charset=utf-16",
    "Content-Type, application/json; charset=iso-8859-1",
    "Content-Encoding, gzip"
  })
  void aBodyThatSaysItIsNotPlainUtf8(String header, String value) {
    assertProblem(
        client.post(VOTE, "{\"choice\":0}", header, value), 415, "unsupported_media_type");
  }

  @Test
  void aMethodThatAPathHasNotNamesThoseThatItHas() {
    assertThat(allowed("DELETE", "/polls/1/history")).isEqualTo("GET, HEAD");
    assertThat(allowed("PUT", "/polls")).isEqualTo("GET, HEAD, POST");
    assertThat(allowed("PUT", VOTE)).isEqualTo("POST");
  }

  private static String allowed(String method, String path) {
    return client.send(method, path, BodyPublishers.noBody()).header("Allow");
  }

  @Test
  void twoIdempotencyKeys() {
    RawAnswer answer =
        RawAnswer.to(
            RunningIngest.shared().uri(),
            """
            POST /polls/1/vote HTTP/1.1\r
            Host: x\r
            Content-Type: application/json\r
            Idempotency-Key: a\r
            Idempotency-Key: b\r
            Content-Length: 12\r
            Connection: close\r
            \r
            {"choice":0}""");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("invalid_idempotency_key");
  }

  @ParameterizedTest
  @CsvSource({
    "/polls/%zz/vote",
    "/polls/%/vote",
    "/polls/a%2Fb/vote",
    "/polls/%00/vote",
    "/polls/%ff/vote",
    "/polls/[/vote",
    "/../etc"
  })
  void anUndecodablePath(String path) {
    RawAnswer answer =
        RawAnswer.to(
            RunningIngest.shared().uri(),
            "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("Exception", "Apache", "<html");
  }

  @Test
  void whatTomcatRefusesIsAProblemToo() {
    RawAnswer path =
        RawAnswer.to(
            RunningIngest.shared().uri(), "POST /polls/%zz/vote HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(path.text()).contains("application/problem+json", "\"code\":\"malformed_request\"");
    RawAnswer method =
        RawAnswer.to(RunningIngest.shared().uri(), "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.text()).contains("\"code\":\"method_not_allowed\"");
  }

  @Test
  void aChunkedBodyThatBreaksOff() {
    RawAnswer answer =
        RawAnswer.to(
            RunningIngest.shared().uri(),
            """
            POST /polls/1/vote HTTP/1.1\r
            Host: x\r
            Content-Type: application/json\r
            Transfer-Encoding: chunked\r
            \r
            zz\r
            """);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"code\":\"malformed_request\"");
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/xml", "nonsense", "application/x-www-form-urlencoded"})
  void aWrongMediaType(String type) {
    for (String path : new String[] {VOTE, "/polls"}) {
      assertProblem(
          client.post(path, "{\"choice\":0}", "Content-Type", type), 415, "unsupported_media_type");
    }
  }

  @Test
  void aBodyAboveTheCap() {
    assertTooLarge(VOTE, 16 * 1024);
    assertTooLarge("/polls", 128 * 1024);
  }

  private static void assertTooLarge(String path, int cap) {
    byte[] large = "{\"choice\":0}".concat(" ".repeat(cap)).getBytes(StandardCharsets.UTF_8);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    assertProblem(
        client.send("POST", path, BodyPublishers.ofByteArray(large)), 413, "body_too_large");
    assertProblem(client.send("POST", path, chunked), 413, "body_too_large");
  }

  @Test
  void bytesThatAreNoUtf8() {
    byte[] body = "{\"choice\":0,\"?\":0}".getBytes(StandardCharsets.UTF_8);
    body[13] = (byte) 0xff;
    assertProblem(
        client.send("POST", VOTE, BodyPublishers.ofByteArray(body)), 400, "malformed_json");
  }

  @Test
  void aWrongIdempotencyKey() {
    for (String key : new String[] {"", "k".repeat(256)}) {
      assertProblem(client.vote("1", 0, "Idempotency-Key", key), 400, "invalid_idempotency_key");
    }
    RawAnswer answer =
        RawAnswer.to(
            RunningIngest.shared().uri(),
            """
            POST /polls/1/vote HTTP/1.1\r
            Host: x\r
            Idempotency-Key: ké\r
            Content-Type: application/json\r
            Content-Length: 12\r
            \r
            {"choice":0}""");
    assertThat(answer.text()).contains("\"code\":\"invalid_idempotency_key\"");
  }

  @Test
  void aVoterTokenThatWasNotIssuedHere() {
    for (String token : new String[] {"x", "a.b", "", "é"}) {
      assertThat(client.vote("1", 0, "Voter-Token", token).text("code"))
          .isEqualTo("invalid_voter_token");
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
    assertThat(answer.response().body()).doesNotContain("Exception", "io.votestream", "tools.j");
    assertThat(Stream.of("RateLimit", "RateLimit-Policy").map(answer::header))
        .noneMatch(String::isEmpty);
  }
}
